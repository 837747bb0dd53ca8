%% tests/lang/proc_monitor.erl -- monitor, demonitor and their options, for pids and for names.
%% SPDX-License-Identifier: Apache-2.0
-module(proc_monitor).
-export([main/0, id/1]).

main() ->
    P = spawn(fun wait/0),
    R1 = monitor(process, P),
    R2 = monitor(process, P),
    io:format("~w~n", [R1 =/= R2]),
    P ! {exit, twice},
    io:format("~w~n", [[receive {'DOWN', R, process, P, W} -> W end || R <- [R1, R2]]]),
    R3 = monitor(process, P),
    io:format("~w~n", [receive {'DOWN', R3, process, P, W3} -> W3 end]),
    Q = spawn(fun wait/0),
    R4 = monitor(process, Q),
    io:format("~w~n", [demonitor(R4)]),
    Q ! {exit, unseen},
    io:format("~w~n", [receive {'DOWN', R4, _, _, _} -> seen after 30 -> nothing end]),
    S = spawn(fun wait/0),
    register(worker, S),
    R5 = monitor(process, worker),
    S ! {exit, named},
    io:format("~w~n", [receive {'DOWN', R5, process, {Name, Node}, W5} -> {Name, Node =:= node(), W5} end]),
    R6 = monitor(process, nobody_here),
    io:format("~w~n", [receive {'DOWN', R6, process, {N6, _}, W6} -> {N6, W6} end]),
    T = spawn(fun() -> ok end),
    R7 = monitor(process, T),
    receive after 20 -> ok end,
    io:format("~w~n", [demonitor(R7, [flush, info])]),
    io:format("~w~n", [receive {'DOWN', R7, _, _, _} -> seen after 0 -> flushed end]),
    io:format("~w~n", [[demonitor(R7, [info]), demonitor(make_ref())]]),
    io:format("~w~n", [try monitor(id(strange), self()) catch error:E -> E end]).

wait() ->
    receive {exit, Reason} -> exit(Reason) end.

%% Exported, so that the compiler cannot see what it returns.
id(X) -> X.
