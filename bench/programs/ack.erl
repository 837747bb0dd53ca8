%% bench/programs/ack.erl -- The Ackermann function: body recursion, deep and shallow by turns.
%% SPDX-License-Identifier: Apache-2.0
-module(ack).
-export([main/1]).

main([]) -> main(["10"]);
main([Arg | _]) ->
    N = list_to_integer(Arg),
    Start = erlang:monotonic_time(microsecond),
    Result = run(N),
    Time = erlang:monotonic_time(microsecond) - Start,
    io:format("ack ~w: ~w~n", [N, Result]),
    io:format(standard_error, "time_us ~w~n", [Time]).

run(N) -> ack(3, N).

ack(0, N) -> N + 1;
ack(M, 0) -> ack(M - 1, 1);
ack(M, N) -> ack(M - 1, ack(M, N - 1)).
