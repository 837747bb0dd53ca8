%% tests/lang/deep_recursion_mutual.erl -- Mutual recursion across functions and through funs, far down.
%% SPDX-License-Identifier: Apache-2.0
-module(deep_recursion_mutual).
-export([main/0]).

main() ->
    io:format("~w~n", [even(1000001)]),
    io:format("~w~n", [a(200000)]),
    io:format("~w~n", [via_fun(fun(X) -> X + 1 end, 200000)]),
    io:format("~w~n", [ackermann(2, 300)]),
    io:format("~w~n", [ackermann(3, 7)]),
    io:format("~w~n", [depth(nest(300000))]).

even(0) -> true;
even(N) -> odd(N - 1).

odd(0) -> false;
odd(N) -> even(N - 1).

a(0) -> 0;
a(N) -> 1 + b(N - 1).

b(0) -> 0;
b(N) -> 2 + a(N - 1).

via_fun(_, 0) -> 0;
via_fun(F, N) -> F(via_fun(F, N - 1)).

ackermann(0, N) -> N + 1;
ackermann(M, 0) -> ackermann(M - 1, 1);
ackermann(M, N) -> ackermann(M - 1, ackermann(M, N - 1)).

nest(0) -> leaf;
nest(N) -> {nest, nest(N - 1)}.

depth(leaf) -> 0;
depth({nest, T}) -> 1 + depth(T).
