%% tests/lang/fun_named.erl -- Named funs that call themselves, also nested and shadowing.
%% SPDX-License-Identifier: Apache-2.0
-module(fun_named).
-export([main/0, id/1]).

main() ->
    Fact = fun F(0) -> 1; F(N) -> N * F(N - 1) end,
    io:format("~w~n", [Fact(25)]),
    Even = fun E(0) -> true; E(N) when N > 0 -> not E(N - 1) end,
    io:format("~w~n", [[Even(N) || N <- [0, 1, 10, 101]]]),
    Tree = {node, {node, leaf, 1, leaf}, 2, {node, leaf, 3, {node, leaf, 4, leaf}}},
    Sum = fun S(leaf) -> 0; S({node, L, V, R}) -> S(L) + V + S(R) end,
    io:format("~w~n", [Sum(Tree)]),
    Loop = fun L(0, Acc) -> Acc; L(N, Acc) -> L(N - 1, Acc + N) end,
    io:format("~w~n", [Loop(1000000, 0)]),
    Fib = fun Fib(N) when N < 2 -> N; Fib(N) -> Fib(N - 1) + Fib(N - 2) end,
    io:format("~w~n", [Fib(20)]),
    Captures = id(100),
    Down = fun D(0) -> [Captures]; D(N) -> [N + Captures | D(N - 1)] end,
    io:format("~w~n", [Down(4)]),
    io:format("~w~n", [(fun Again(X) when X > 1000 -> X; Again(X) -> Again(X * 2) end)(3)]).

%% Exported, so that the compiler cannot see what it returns.
id(X) -> X.
