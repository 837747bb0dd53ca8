%% tests/lang/proc_spawn_many.erl -- Twenty thousand short-lived processes, then five thousand alive at once.
%% SPDX-License-Identifier: Apache-2.0
-module(proc_spawn_many).
-export([main/0]).

main() ->
    Me = self(),
    io:format("~w~n", [lists:sum([one(Me, N) || N <- lists:seq(1, 20000)])]),
    Pids = [spawn(fun() -> receive {add, X} -> Me ! {sum, X + N} end end) || N <- lists:seq(1, 5000)],
    [P ! {add, 1} || P <- Pids],
    io:format("~w~n", [gather(5000, 0)]),
    io:format("~w~n", [length(lists:usort(Pids))]).

one(Me, N) ->
    spawn(fun() -> Me ! {done, N rem 7} end),
    receive {done, X} -> X end.

gather(0, Sum) -> Sum;
gather(N, Sum) -> receive {sum, X} -> gather(N - 1, Sum + X) end.
