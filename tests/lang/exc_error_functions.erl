%% tests/lang/exc_error_functions.erl -- error/1,2,3, exit/1, throw/1 and erlang:raise/3.
%% SPDX-License-Identifier: Apache-2.0
-module(exc_error_functions).
-export([main/0, id/1]).

main() ->
    show("error/2 args", frame(fun() -> erlang:error(why, [a, b]) end)),
    show("error/1", frame(fun() -> erlang:error(why) end)),
    show("error/2 none", frame(fun() -> erlang:error(why, none) end)),
    show("raise", caught(fun() -> erlang:raise(error, custom, []) end)),
    show("raise class", [caught(fun() -> erlang:raise(C, r, []) end) || C <- [error, exit, throw]]),
    show("raise stack", frame(fun() -> erlang:raise(error, x, [{m, f, 2, [{file, "m.erl"}, {line, 7}]}]) end)),
    show("raise args", frame(fun() -> erlang:raise(error, x, [{m, f, [1, 2], []}]) end)),
    show("raise bad", erlang:raise(id(bad_class), x, [])),
    show("raise bad stack", erlang:raise(error, x, id(not_a_list))),
    show("rethrow keeps stack", rethrow()),
    show("nif_error", caught(fun() -> erlang:nif_error(not_loaded) end)),
    show("any term", [caught(fun() -> throw(T) end) || T <- [1, "s", {x}, #{}, fun lists:map/2]]),
    show("halfway", caught(fun() -> [error(first), error(second)] end)).

frame(F) ->
    try F()
    catch C:R:Stack ->
        {M, _, A, _} = hd(Stack),
        {C, R, M, A}
    end.

rethrow() ->
    try
        try inner(id(0)) catch C:R:S -> erlang:raise(C, R, S) end
    catch error:badarith:Stack -> element(2, hd(Stack))
    end.

inner(X) -> 1 div X.

%% Exported, so that the compiler cannot see what it returns.
id(X) -> X.

%% The value of F(), or the class and the reason of what it raised.
caught(F) ->
    try F()
    catch Class:Reason -> {Class, Reason}
    end.

show(Label, Value) ->
    io:format("~s: ~0p~n", [Label, Value]).
