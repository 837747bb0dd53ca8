%% tests/lang/arith_float_loop.erl -- Float registers survive loops, calls and comparison branches.
%% SPDX-License-Identifier: Apache-2.0
-module(arith_float_loop).
-export([main/0]).

main() ->
    io:format("~w~n", [integrate(fun(X) -> X * X end, 0.0, 1.0, 1000)]),
    io:format("~w~n", [newton(2.0, 1.0)]),
    io:format("~w~n", [mean([1, 2.5, 3, 4.25, 1 bsl 60])]),
    io:format("~w~n", [horner([1.0, -2.0, 0.5, 3.0], 1.1)]),
    io:format("~w~n", [logistic(3.9, 0.5, 60)]).

integrate(F, From, To, Steps) ->
    H = (To - From) / Steps,
    integrate(F, From, H, Steps, 0.0).

integrate(_, _, H, 0, Sum) -> Sum * H;
integrate(F, X, H, N, Sum) -> integrate(F, X + H, H, N - 1, Sum + F(X + H / 2)).

newton(A, X) ->
    Next = (X + A / X) / 2,
    if
        abs(Next - X) < 1.0e-12 -> Next;
        true -> newton(A, Next)
    end.

mean(List) -> lists:sum(List) / length(List).

horner(Coefficients, X) -> lists:foldr(fun(C, Acc) -> C + X * Acc end, 0.0, Coefficients).

logistic(_, X, 0) -> X;
logistic(R, X, N) -> logistic(R, R * X * (1.0 - X), N - 1).
