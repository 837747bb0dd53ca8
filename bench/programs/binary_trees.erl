%% bench/programs/binary_trees.erl -- Trees allocated and walked, short-lived and long-lived: the collector.
%% SPDX-License-Identifier: Apache-2.0
-module(binary_trees).
-export([main/1]).

main([]) -> main(["17"]);
main([Arg | _]) ->
    N = list_to_integer(Arg),
    Start = erlang:monotonic_time(microsecond),
    Result = run(N),
    Time = erlang:monotonic_time(microsecond) - Start,
    io:format("binary_trees ~w: ~w~n", [N, Result]),
    io:format(standard_error, "time_us ~w~n", [Time]).

run(N) ->
    Long = make(N),
    Sums = [rounds(1 bsl (N - D + 4), D, 0) || D <- lists:seq(4, N, 4)],
    {check(make(N + 1)), Sums, check(Long)}.

rounds(0, _, Sum) -> Sum;
rounds(K, D, Sum) -> rounds(K - 1, D, Sum + check(make(D))).

make(0) -> {leaf, leaf};
make(D) -> {make(D - 1), make(D - 1)}.

check({leaf, leaf}) -> 1;
check({L, R}) -> 1 + check(L) + check(R).
