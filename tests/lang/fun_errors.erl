%% tests/lang/fun_errors.erl -- badfun, badarity and undef by calls of funs and through apply.
%% SPDX-License-Identifier: Apache-2.0
-module(fun_errors).
-export([main/0, id/1]).

main() ->
    F1 = fun(X) -> X end,
    show("badarity", shape(caught(fun() -> (id(F1))(1, 2) end))),
    show("badarity none", shape(caught(fun() -> (id(F1))() end))),
    show("badfun atom", caught(fun() -> (id(a))(1) end)),
    show("badfun tuple", caught(fun() -> (id({lists, sum}))([1]) end)),
    show("badfun number", caught(fun() -> (id(42))() end)),
    show("undef function", caught(fun() -> (id(lists)):no_such_function(1) end)),
    show("undef module", caught(fun() -> (id(no_such_module)):f() end)),
    show("apply badarg", [caught(fun() -> apply(id(lists), id(sum), id([[1 | 2] | 3])) end),
                          caught(fun() -> apply(id(1), f, []) end),
                          caught(fun() -> apply(lists, id("sum"), []) end),
                          caught(fun() -> apply(id(F1), id(not_a_list)) end)]),
    show("apply fun", [apply(F1, [5]), apply(fun lists:sum/1, [[1, 2]]), apply(erlang, '+', [1, 2]),
                       apply(id(erlang), id(length), [[a]])]),
    show("apply badarity", shape(caught(fun() -> apply(id(F1), [1, 2]) end))),
    show("external undef", caught(fun() -> (id(fun lists:no_such_function/1))(1) end)),
    show("external badarity", caught(fun() -> (id(fun lists:sum/1))(1, 2) end)).

shape({error, {badarity, {F, Args}}}) when is_function(F) -> {badarity, Args};
shape(Other) -> Other.

%% Exported, so that the compiler cannot see what it returns.
id(X) -> X.

%% The value of F(), or the class and the reason of what it raised.
caught(F) ->
    try F()
    catch Class:Reason -> {Class, Reason}
    end.

show(Label, Value) ->
    io:format("~s: ~0p~n", [Label, Value]).
