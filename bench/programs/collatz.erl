%% bench/programs/collatz.erl -- The longest Collatz sequence below N: small integers, division, comparison.
%% SPDX-License-Identifier: Apache-2.0
-module(collatz).
-export([main/1]).

main([]) -> main(["260000"]);
main([Arg | _]) ->
    N = list_to_integer(Arg),
    Start = erlang:monotonic_time(microsecond),
    Result = run(N),
    Time = erlang:monotonic_time(microsecond) - Start,
    io:format("collatz ~w: ~w~n", [N, Result]),
    io:format(standard_error, "time_us ~w~n", [Time]).

run(N) -> longest(1, N, 0, 0).

longest(K, N, Best, Start) when K >= N -> {Best, Start};
longest(K, N, Best, Start) ->
    case steps(K, 1) of
        Steps when Steps > Best -> longest(K + 1, N, Steps, K);
        _ -> longest(K + 1, N, Best, Start)
    end.

steps(1, Steps) -> Steps;
steps(K, Steps) when K rem 2 =:= 0 -> steps(K div 2, Steps + 1);
steps(K, Steps) -> steps(3 * K + 1, Steps + 1).
