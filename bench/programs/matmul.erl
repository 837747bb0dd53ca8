%% bench/programs/matmul.erl -- Multiplication of matrices of floats, rows as lists.
%% SPDX-License-Identifier: Apache-2.0
-module(matmul).
-export([main/1]).

main([]) -> main(["250"]);
main([Arg | _]) ->
    N = list_to_integer(Arg),
    Start = erlang:monotonic_time(microsecond),
    Result = run(N),
    Time = erlang:monotonic_time(microsecond) - Start,
    io:format("matmul ~w: ~w~n", [N, Result]),
    io:format(standard_error, "time_us ~w~n", [Time]).

run(N) ->
    A = [[1.0 / (I + J) || J <- lists:seq(1, N)] || I <- lists:seq(1, N)],
    B = transpose([[float(I - J) || J <- lists:seq(1, N)] || I <- lists:seq(1, N)]),
    C = [[dot(Row, Column, 0.0) || Column <- B] || Row <- A],
    round(lists:sum([lists:sum(Row) || Row <- C]) * 1000).

dot([X | Xs], [Y | Ys], Sum) -> dot(Xs, Ys, Sum + X * Y);
dot([], [], Sum) -> Sum.

transpose([[] | _]) -> [];
transpose(Rows) -> [[hd(Row) || Row <- Rows] | transpose([tl(Row) || Row <- Rows])].
