%% tests/lang/arith_bignum_basic.erl -- Addition, subtraction and negation carry and borrow through many limbs.
%% SPDX-License-Identifier: Apache-2.0
-module(arith_bignum_basic).
-export([main/0, id/1]).

main() ->
    Ones = id((1 bsl 256) - 1),
    show("carry", Ones + 1),
    show("borrow", (Ones + 1) - 1 =:= Ones),
    show("cancel", Ones - Ones),
    show("to small", Ones - (Ones - 42)),
    show("negate", -Ones),
    show("mixed", Ones + (-Ones) + id(17)),
    show("big minus small", id(1 bsl 64) - id(1)),
    show("small minus big", id(1) - id(1 bsl 64)),
    show("differences", [(1 bsl N) - (1 bsl (N - 1)) || N <- [60, 61, 63, 64, 65, 128, 129]]),
    show("fib 300", fib(300, 0, 1)),
    show("sum of alternating powers", lists:sum([sign(N) * (3 bsl N) || N <- lists:seq(1, 200)])).

sign(N) when N rem 2 =:= 0 -> 1;
sign(_) -> -1.

fib(0, A, _) -> A;
fib(N, A, B) -> fib(N - 1, B, A + B).

%% Exported, so that the compiler cannot see what it returns.
id(X) -> X.

show(Label, Value) ->
    io:format("~s: ~0p~n", [Label, Value]).
