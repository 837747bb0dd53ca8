%% tests/lang/prog_matrix.erl -- Matrices as lists of lists: product, determinant and inverse over exact fractions.
%% SPDX-License-Identifier: Apache-2.0
-module(prog_matrix).
-export([main/0]).

main() ->
    A = [[2, -1, 0], [-1, 2, -1], [0, -1, 2]],
    io:format("~w~n", [multiply(A, A)]),
    io:format("~w~n", [power([[1, 1], [1, 0]], 300)]),
    io:format("~w~n", [determinant(A)]),
    Hilbert = [[{1, I + J - 1} || J <- lists:seq(1, 6)] || I <- lists:seq(1, 6)],
    Inverse = inverse(Hilbert),
    io:format("~w~n", [[[N || {N, 1} <- Row] || Row <- Inverse]]),
    io:format("~w~n", [transpose([[1, 2, 3], [4, 5, 6]])]).

transpose([[] | _]) -> [];
transpose(M) -> [[hd(R) || R <- M] | transpose([tl(R) || R <- M])].

multiply(A, B) ->
    Columns = transpose(B),
    [[lists:sum(lists:zipwith(fun(X, Y) -> X * Y end, R, C)) || C <- Columns] || R <- A].

power(M, 1) -> M;
power(M, N) when N rem 2 =:= 0 -> power(multiply(M, M), N div 2);
power(M, N) -> multiply(M, power(M, N - 1)).

determinant([[X]]) -> X;
determinant([First | Rest]) ->
    lists:sum([sign(I) * X * determinant([without(I, R) || R <- Rest])
               || {I, X} <- lists:zip(lists:seq(1, length(First)), First)]).

sign(I) -> 1 - 2 * ((I + 1) rem 2).

without(I, L) -> lists:sublist(L, I - 1) ++ lists:nthtail(I, L).

inverse(M) ->
    N = length(M),
    Wide = [R ++ [case J of I -> {1, 1}; _ -> {0, 1} end || J <- lists:seq(1, N)]
            || {I, R} <- lists:zip(lists:seq(1, N), M)],
    [lists:nthtail(N, R) || R <- reduce(1, N, Wide)].

reduce(K, N, M) when K > N -> M;
reduce(K, N, M) ->
    Row = lists:nth(K, M),
    Pivot = [divide(X, lists:nth(K, Row)) || X <- Row],
    reduce(K + 1, N, [case I of K -> Pivot; _ -> eliminate(R, lists:nth(K, R), Pivot) end
                      || {I, R} <- lists:zip(lists:seq(1, N), M)]).

eliminate(Row, Factor, Pivot) -> lists:zipwith(fun(X, P) -> minus(X, times(Factor, P)) end, Row, Pivot).

minus({A, B}, {C, D}) -> fraction(A * D - C * B, B * D).
times({A, B}, {C, D}) -> fraction(A * C, B * D).
divide({A, B}, {C, D}) -> fraction(A * D, B * C).

fraction(N, D) when D < 0 -> fraction(-N, -D);
fraction(N, D) ->
    G = gcd(abs(N), D),
    {N div G, D div G}.

gcd(A, 0) -> A;
gcd(A, B) -> gcd(B, A rem B).
