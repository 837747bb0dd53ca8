%% bench/programs/ordered.erl -- ordsets and sets: unions, intersections, members.
%% SPDX-License-Identifier: Apache-2.0
-module(ordered).
-export([main/1]).

main([]) -> main(["350"]);
main([Arg | _]) ->
    N = list_to_integer(Arg),
    Start = erlang:monotonic_time(microsecond),
    Result = run(N),
    Time = erlang:monotonic_time(microsecond) - Start,
    io:format("ordered ~w: ~w~n", [N, Result]),
    io:format(standard_error, "time_us ~w~n", [Time]).

run(N) -> loop(N, 0).

loop(0, Sum) -> Sum;
loop(N, Sum) ->
    A = ordsets:from_list([(K * 7919 + N) rem 5003 || K <- lists:seq(1, 1000)]),
    B = ordsets:from_list([(K * 104729 + N) rem 5003 || K <- lists:seq(1, 1000)]),
    S = sets:from_list(A, [{version, 2}]),
    T = sets:from_list(B, [{version, 2}]),
    Common = ordsets:intersection(A, B),
    Sizes = length(ordsets:union(A, B)) + length(Common) + sets:size(sets:union(S, T)) + sets:size(sets:subtract(S, T)),
    Members = length([X || X <- lists:seq(1, 2000), sets:is_element(X, S)]),
    loop(N - 1, Sum + Sizes + Members).
