%% tests/lang/proc_parallel_map.erl -- A parallel map with ordered answers, and one that collects failures.
%% SPDX-License-Identifier: Apache-2.0
-module(proc_parallel_map).
-export([main/0]).

main() ->
    io:format("~w~n", [pmap(fun(X) -> X * X end, lists:seq(1, 50))]),
    io:format("~w~n", [pmap_safe(fun(X) -> 100 div X end, [1, 2, 0, 4, a])]),
    io:format("~w~n", [lists:sum(pmap(fun fib/1, lists:seq(1, 18)))]).

pmap(F, L) ->
    Me = self(),
    Pids = [spawn(fun() -> Me ! {self(), F(X)} end) || X <- L],
    [receive {P, V} -> V end || P <- Pids].

pmap_safe(F, L) ->
    Runs = [spawn_monitor(fun() -> exit({value, F(X)}) end) || X <- L],
    [receive {'DOWN', R, process, P, Why} -> outcome(Why) end || {P, R} <- Runs].

outcome({value, V}) -> {ok, V};
outcome({Reason, [{M, F, _, _} | _]}) -> {failed, Reason, M, F}.

fib(N) when N < 2 -> N;
fib(N) -> fib(N - 1) + fib(N - 2).
