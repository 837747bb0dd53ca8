%% bench/programs/spectral.erl -- Float arithmetic over lists: the spectral norm of a matrix.
%% SPDX-License-Identifier: Apache-2.0
-module(spectral).
-export([main/1]).

-define(SIZE, 300).

main(_) ->
    {U, V} = iterate(10, lists:duplicate(?SIZE, 1.0), []),
    io:format("~.9f~n", [math:sqrt(dot(U, V) / dot(V, V))]).

iterate(0, U, V) -> {U, V};
iterate(N, U, _) ->
    V = at_a(U),
    iterate(N - 1, at_a(V), V).

at_a(X) -> times(fun(I, J) -> a(J, I) end, times(fun a/2, X)).

times(A, X) -> [row(A, I, 0, X, 0.0) || I <- lists:seq(0, ?SIZE - 1)].

row(_, _, _, [], Sum) -> Sum;
row(A, I, J, [X | Xs], Sum) -> row(A, I, J + 1, Xs, Sum + A(I, J) * X).

a(I, J) -> 1.0 / ((I + J) * (I + J + 1) div 2 + I + 1).

dot(Xs, Ys) -> lists:sum(lists:zipwith(fun(X, Y) -> X * Y end, Xs, Ys)).
