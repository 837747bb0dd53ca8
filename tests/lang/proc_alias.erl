%% tests/lang/proc_alias.erl -- Process aliases: explicit, by monitor, one-shot replies and late messages dropped.
%% SPDX-License-Identifier: Apache-2.0
-module(proc_alias).
-export([main/0]).

main() ->
    A = alias(),
    A ! by_alias,
    io:format("~w~n", [receive by_alias -> received after 1000 -> lost end]),
    io:format("~w~n", [unalias(A)]),
    A ! too_late,
    io:format("~w~n", [receive too_late -> received after 30 -> dropped end]),
    io:format("~w~n", [unalias(A)]),
    B = alias([reply]),
    B ! one,
    B ! two,
    io:format("~w~n", [[receive one -> one after 1000 -> lost end, receive two -> two after 30 -> dropped end]]),
    P = spawn(fun server/0),
    R = monitor(process, P, [{alias, reply_demonitor}]),
    P ! {R, ping},
    io:format("~w~n", [receive {R, X} -> X; {'DOWN', R, _, _, W} -> {down, W} end]),
    exit(P, kill),
    io:format("~w~n", [receive {'DOWN', R, _, _, _} -> down after 30 -> no_down end]),
    Q = spawn(fun() -> receive after infinity -> ok end end),
    M = monitor(process, Q, [{alias, demonitor}]),
    demonitor(M, [flush]),
    M ! gone,
    io:format("~w~n", [receive gone -> received after 30 -> dropped end]),
    E = monitor(process, Q, [{alias, explicit_unalias}]),
    E ! still,
    exit(Q, kill),
    io:format("~w~n", [receive {'DOWN', E, process, Q, killed} -> down end]),
    E ! after_down,
    io:format("~w~n", [[receive still -> still end, receive after_down -> received after 1000 -> lost end,
                        unalias(E)]]).

server() ->
    receive {Ref, ping} -> Ref ! {Ref, pong}, Ref ! {Ref, again}, server() end.
