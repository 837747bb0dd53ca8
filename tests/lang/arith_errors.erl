%% tests/lang/arith_errors.erl -- badarith for each operator and kind of wrong operand.
%% SPDX-License-Identifier: Apache-2.0
-module(arith_errors).
-export([main/0, id/1]).

main() ->
    Wrong = [a, [], {}, "1", <<1>>, #{}],
    Ops = [{'+', fun(A, B) -> A + B end}, {'-', fun(A, B) -> A - B end}, {'*', fun(A, B) -> A * B end},
           {'/', fun(A, B) -> A / B end}, {'div', fun(A, B) -> A div B end}, {'rem', fun(A, B) -> A rem B end},
           {'band', fun(A, B) -> A band B end}, {'bsl', fun(A, B) -> A bsl B end}],
    [io:format("~w ~w: ~w ~w~n", [Name, W, caught(fun() -> Op(1, W) end), caught(fun() -> Op(W, 1) end)])
     || {Name, Op} <- Ops, W <- Wrong],
    show("unary", [caught(fun() -> -id(a) end), caught(fun() -> +id(a) end), caught(fun() -> bnot id(1.5) end)]),
    show("by apply", [caught(fun() -> erlang:Op(1, a) end) || Op <- ['+', '*', 'div', 'bxor']]),
    show("apply good", [erlang:Op(17, 5) || Op <- ['+', '-', '*', '/', 'div', 'rem', 'band', 'bor', 'bxor', 'bsl',
                                                   'bsr']]).

%% Exported, so that the compiler cannot see what it returns.
id(X) -> X.

%% The value of F(), or the class and the reason of what it raised.
caught(F) ->
    try F()
    catch Class:Reason -> {Class, Reason}
    end.

show(Label, Value) ->
    io:format("~s: ~0p~n", [Label, Value]).
