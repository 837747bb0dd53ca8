%% tests/lang/arith_bignum_div.erl -- Long division: quotient and remainder rebuild the dividend.
%% SPDX-License-Identifier: Apache-2.0
-module(arith_bignum_div).
-export([main/0, id/1]).

main() ->
    Big = [power(10, 40), power(10, 40) + 7, power(2, 128) - 1, power(2, 192), power(7, 90), -power(11, 60)],
    Divisors = [3, -10, power(2, 59), power(2, 64) - 1, power(2, 64), power(2, 64) + 1, power(10, 25), -power(13, 30)],
    [line(A, B) || A <- Big, B <- Divisors],
    show("quotient digit estimate", (power(2, 192) - 1) div (power(2, 128) - 1)),
    show("equal", power(2, 192) div power(2, 192)),
    show("smaller", [1 bsl 100 div id(1 bsl 101), 1 bsl 100 rem id(1 bsl 101)]),
    show("gcd", gcd(power(2, 100) * power(3, 50), power(2, 60) * power(3, 90)) =:= power(2, 60) * power(3, 50)).

line(A, B) ->
    Q = A div B,
    R = A rem B,
    io:format("~w ~w ~w~n", [Q, R, Q * B + R =:= A andalso abs(R) < abs(B)]).

gcd(A, 0) -> A;
gcd(A, B) -> gcd(B, A rem B).

power(_, 0) -> 1;
power(X, N) -> X * power(X, N - 1).

%% Exported, so that the compiler cannot see what it returns.
id(X) -> X.

show(Label, Value) ->
    io:format("~s: ~0p~n", [Label, Value]).
