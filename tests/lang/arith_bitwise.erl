%% tests/lang/arith_bitwise.erl -- band, bor, bxor and bnot follow two's complement at every size and sign.
%% SPDX-License-Identifier: Apache-2.0
-module(arith_bitwise).
-export([main/0, id/1]).

main() ->
    Values = [0, 1, -1, 255, -256, 16#0f0f0f0f0f0f0f0f, -16#0f0f0f0f0f0f0f10, 1 bsl 59, -(1 bsl 59), 1 bsl 64,
              -(1 bsl 64), (1 bsl 128) - 1, 1 - (1 bsl 128)],
    [io:format("~w ~w: ~w ~w ~w~n", [A, B, id(A) band id(B), id(A) bor id(B), id(A) bxor id(B)])
     || A <- Values, B <- Values, A =< B],
    [io:format("bnot ~w = ~w~n", [A, bnot id(A)]) || A <- Values],
    show("band float", caught(fun() -> id(1.0) band 1 end)),
    show("bor atom", caught(fun() -> id(a) bor 1 end)),
    show("bnot list", caught(fun() -> bnot id([]) end)).

%% Exported, so that the compiler cannot see what it returns.
id(X) -> X.

%% The value of F(), or the class and the reason of what it raised.
caught(F) ->
    try F()
    catch Class:Reason -> {Class, Reason}
    end.

show(Label, Value) ->
    io:format("~s: ~0p~n", [Label, Value]).
