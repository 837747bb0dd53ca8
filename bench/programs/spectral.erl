%% bench/programs/spectral.erl -- Spectral norm of an N by N matrix: float arithmetic in nested loops.
%% SPDX-License-Identifier: Apache-2.0
-module(spectral).
-export([main/1]).

main([]) -> main(["700"]);
main([Arg | _]) ->
    N = list_to_integer(Arg),
    Start = erlang:monotonic_time(microsecond),
    Result = run(N),
    Time = erlang:monotonic_time(microsecond) - Start,
    io:format("spectral ~w: ~w~n", [N, Result]),
    io:format(standard_error, "time_us ~w~n", [Time]).

run(N) ->
    U = lists:duplicate(N, 1.0),
    {U1, V1} = iterate(10, N, U, U),
    Uv = dot(U1, V1),
    Vv = dot(V1, V1),
    trunc(math:sqrt(Uv / Vv) * 1.0e9).

iterate(0, _, U, V) -> {U, V};
iterate(K, N, U, _) ->
    V = at_a(N, U),
    iterate(K - 1, N, at_a(N, V), V).

at_a(N, U) -> times_t(0, N, times(0, N, U)).

times(N, N, _) -> [];
times(I, N, U) -> [row(I, 0, U, 0.0) | times(I + 1, N, U)].

times_t(N, N, _) -> [];
times_t(I, N, U) -> [column(I, 0, U, 0.0) | times_t(I + 1, N, U)].

row(_, _, [], Sum) -> Sum;
row(I, J, [X | T], Sum) -> row(I, J + 1, T, Sum + X / ((I + J) * (I + J + 1) div 2 + I + 1)).

column(_, _, [], Sum) -> Sum;
column(I, J, [X | T], Sum) -> column(I, J + 1, T, Sum + X / ((I + J) * (I + J + 1) div 2 + J + 1)).

dot(A, B) -> dot(A, B, 0.0).

dot([], [], Sum) -> Sum;
dot([X | A], [Y | B], Sum) -> dot(A, B, Sum + X * Y).
