%% tests/lang/proc_link_tree.erl -- A crash takes down a tree of linked processes, and only that tree.
%% SPDX-License-Identifier: Apache-2.0
-module(proc_link_tree).
-export([main/0]).

main() ->
    process_flag(trap_exit, true),
    Me = self(),
    Root = spawn_link(fun() -> tree(Me, root, 5) end),
    Other = spawn(fun() -> tree(Me, other, 2) end),
    Pids = [receive {root, P} -> P end || _ <- lists:seq(1, 63)],
    Others = [receive {other, P} -> P end || _ <- lists:seq(1, 7)],
    io:format("~w~n", [length([P || P <- Pids, is_process_alive(P)])]),
    Refs = [monitor(process, P) || P <- Pids],
    exit(Root, burn),
    io:format("~w~n", [receive {'EXIT', Root, Why} -> Why end]),
    Down = [receive {'DOWN', R, process, _, W} -> W end || R <- Refs],
    io:format("~w~n", [lists:usort(Down)]),
    io:format("~w~n", [is_process_alive(Other)]),
    io:format("~w~n", [length([P || P <- Others, is_process_alive(P)])]),
    exit(Other, kill).

tree(Report, Name, 0) ->
    Report ! {Name, self()},
    receive after infinity -> ok end;
tree(Report, Name, D) ->
    spawn_link(fun() -> tree(Report, Name, D - 1) end),
    spawn_link(fun() -> tree(Report, Name, D - 1) end),
    tree(Report, Name, 0).
