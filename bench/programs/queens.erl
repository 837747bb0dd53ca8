%% bench/programs/queens.erl -- All solutions of the N queens problem, by lists and backtracking.
%% SPDX-License-Identifier: Apache-2.0
-module(queens).
-export([main/1]).

main([]) -> main(["11"]);
main([Arg | _]) ->
    N = list_to_integer(Arg),
    Start = erlang:monotonic_time(microsecond),
    Result = run(N),
    Time = erlang:monotonic_time(microsecond) - Start,
    io:format("queens ~w: ~w~n", [N, Result]),
    io:format(standard_error, "time_us ~w~n", [Time]).

run(N) -> length(place(N, N)).

place(0, _) -> [[]];
place(K, N) -> [[Q | Qs] || Qs <- place(K - 1, N), Q <- lists:seq(1, N), safe(Q, 1, Qs)].

safe(_, _, []) -> true;
safe(Q, D, [P | Ps]) -> Q =/= P andalso abs(Q - P) =/= D andalso safe(Q, D + 1, Ps).
