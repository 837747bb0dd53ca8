%% tests/lang/arith_bignum_mul.erl -- Multiplication of large integers: factorials, powers, identities.
%% SPDX-License-Identifier: Apache-2.0
-module(arith_bignum_mul).
-export([main/0]).

main() ->
    show("30!", factorial(30)),
    show("100!", factorial(100)),
    F = factorial(1000),
    show("1000! digits", length(integer_to_list(F))),
    show("1000! mod", F rem 1000003),
    show("1000!/998!", F div factorial(998)),
    show("square", power(12345678901234567890, 2)),
    show("cube of negative", power(-98765432109876543210, 3)),
    show("7^500 rem", power(7, 500) rem 1000000007),
    A = power(3, 5000),
    B = power(2, 7000) + 1,
    show("product checks", (A * B) rem 1000000007 =:= ((A rem 1000000007) * (B rem 1000000007)) rem 1000000007),
    show("binomial square", (A + B) * (A + B) =:= A * A + 2 * A * B + B * B),
    show("difference of squares", (A + B) * (A - B) =:= A * A - B * B).

factorial(0) -> 1;
factorial(N) -> N * factorial(N - 1).

power(_, 0) -> 1;
power(X, N) when N rem 2 =:= 0 -> power(X * X, N div 2);
power(X, N) -> X * power(X, N - 1).

show(Label, Value) ->
    io:format("~s: ~0p~n", [Label, Value]).
