%% tests/lang/proc_link_tree.erl -- A crash takes down a tree of linked processes, and only that tree.
%% SPDX-License-Identifier: Apache-2.0
-module(proc_link_tree).
-export([main/0]).

main() ->
    process_flag(trap_exit, true),
    Me = self(),
    Root = spawn_link(fun() -> tree(Me, 5) end),
    Other = spawn(fun() -> tree(Me, 2) end),
    Pids = [receive {up, P} -> P end || _ <- lists:seq(1, 63 + 7)],
    io:format("~w~n", [length([P || P <- Pids, is_process_alive(P)])]),
    Refs = [monitor(process, P) || P <- Pids],
    exit(Root, burn),
    io:format("~w~n", [receive {'EXIT', Root, Why} -> Why end]),
    Down = [receive {'DOWN', R, process, _, W} when R =/= none -> W end || R <- lists:sublist(Refs, 63)],
    io:format("~w~n", [lists:usort(Down)]),
    io:format("~w~n", [is_process_alive(Other)]),
    io:format("~w~n", [length([P || P <- Pids, is_process_alive(P)])]),
    exit(Other, kill).

tree(Report, 0) ->
    Report ! {up, self()},
    receive after infinity -> ok end;
tree(Report, D) ->
    spawn_link(fun() -> tree(Report, D - 1) end),
    spawn_link(fun() -> tree(Report, D - 1) end),
    tree(Report, 0).
