%% bench/programs/fib.erl -- Naive Fibonacci: calls, small integer arithmetic and comparison.
%% SPDX-License-Identifier: Apache-2.0
-module(fib).
-export([main/1]).

main([]) -> main(["37"]);
main([Arg | _]) ->
    N = list_to_integer(Arg),
    Start = erlang:monotonic_time(microsecond),
    Result = run(N),
    Time = erlang:monotonic_time(microsecond) - Start,
    io:format("fib ~w: ~w~n", [N, Result]),
    io:format(standard_error, "time_us ~w~n", [Time]).

run(N) -> fib(N).

fib(N) when N < 2 -> N;
fib(N) -> fib(N - 1) + fib(N - 2).
