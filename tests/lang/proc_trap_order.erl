%% tests/lang/proc_trap_order.erl -- Links, monitors and messages of one process arrive in the order they were caused.
%% SPDX-License-Identifier: Apache-2.0
-module(proc_trap_order).
-export([main/0]).

main() ->
    process_flag(trap_exit, true),
    Me = self(),
    P = spawn_link(fun() -> Me ! one, Me ! two, exit(three) end),
    io:format("~w~n", [[receive one -> one; two -> two; {'EXIT', P, R} -> R end || _ <- [1, 2, 3]]]),
    {Q, M} = spawn_monitor(fun() -> Me ! first, exit(last) end),
    io:format("~w~n", [[receive first -> first; {'DOWN', M, process, Q, W} -> W end || _ <- [1, 2]]]),
    io:format("~w~n", [process_flag(trap_exit, false)]),
    S = spawn(fun() -> process_flag(trap_exit, true), Me ! ready, collect(Me, []) end),
    receive ready -> ok end,
    [exit(S, {n, N}) || N <- lists:seq(1, 5)],
    S ! finish,
    io:format("~w~n", [receive {collected, L} -> L =:= [{n, N} || N <- lists:seq(1, 5)] end]).

collect(To, Acc) ->
    receive
        {'EXIT', To, R} -> collect(To, [R | Acc]);
        finish -> To ! {collected, lists:reverse(Acc)}
    end.
