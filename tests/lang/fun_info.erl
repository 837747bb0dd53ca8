%% tests/lang/fun_info.erl -- What erlang:fun_info tells about local and external funs.
%% SPDX-License-Identifier: Apache-2.0
-module(fun_info).
-export([main/0, id/1]).

main() ->
    X = id(1),
    Local = fun(A, B) -> A + B + X end,
    External = fun lists:map/2,
    show("local", [erlang:fun_info(Local, K) || K <- [arity, module, type]]),
    show("environment", erlang:fun_info(Local, env)),
    show("external", [erlang:fun_info(External, K) || K <- [arity, module, name, type, env]]),
    show("is function", [is_function(Local), is_function(Local, 2), is_function(Local, 1), is_function(External, 2)]),
    show("module of named", erlang:fun_info(fun ?MODULE:main/0, module)),
    show("name prefix", lists:prefix("-main/0-fun-", atom_to_list(element(2, erlang:fun_info(Local, name))))),
    show("print external", External),
    show("make_fun", (erlang:make_fun(lists, sum, 1))([1, 2, 3])),
    show("to list", erlang:fun_to_list(External)),
    show("bad item", caught(fun() -> erlang:fun_info(Local, id(nothing)) end)),
    show("bad fun", caught(fun() -> erlang:fun_info(id(a), arity) end)),
    show("exported", [erlang:function_exported(?MODULE, main, 0), erlang:function_exported(?MODULE, nothing, 3),
                      erlang:is_builtin(erlang, abs, 1)]).

%% Exported, so that the compiler cannot see what it returns.
id(X) -> X.

%% The value of F(), or the class and the reason of what it raised.
caught(F) ->
    try F()
    catch Class:Reason -> {Class, Reason}
    end.

show(Label, Value) ->
    io:format("~s: ~0p~n", [Label, Value]).
