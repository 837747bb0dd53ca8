%% tests/lang/arith_div_rem.erl -- div and rem of every combination of signs, small and big.
%% SPDX-License-Identifier: Apache-2.0
-module(arith_div_rem).
-export([main/0, id/1]).

main() ->
    Values = [7, -7, 8, -8, 1, -1, (1 bsl 64) + 3, -(1 bsl 64) - 3, 1 bsl 59, -(1 bsl 59)],
    [line(A, B) || A <- [0 | Values], B <- Values],
    show("div by zero", caught(fun() -> id(1) div id(0) end)),
    show("rem by zero", caught(fun() -> id(1) rem id(0) end)),
    show("big div zero", caught(fun() -> id(1 bsl 100) div id(0) end)),
    show("float div", caught(fun() -> id(1.0) div id(2) end)),
    show("float rem", caught(fun() -> id(3) rem id(2.0) end)).

line(A, B) ->
    Q = id(A) div id(B),
    R = id(A) rem id(B),
    io:format("~w ~w ~w ~w ~w~n", [A, B, Q, R, Q * B + R =:= A]).

%% Exported, so that the compiler cannot see what it returns.
id(X) -> X.

%% The value of F(), or the class and the reason of what it raised.
caught(F) ->
    try F()
    catch Class:Reason -> {Class, Reason}
    end.

show(Label, Value) ->
    io:format("~s: ~0p~n", [Label, Value]).
