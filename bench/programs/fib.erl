%% bench/programs/fib.erl -- Calls, small integers, nothing else.
%% SPDX-License-Identifier: Apache-2.0
-module(fib).
-export([main/1]).

main(_) -> io:format("~w~n", [fib(36)]).

fib(N) when N < 2 -> N;
fib(N) -> fib(N - 1) + fib(N - 2).
