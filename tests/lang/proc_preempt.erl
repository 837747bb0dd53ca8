%% tests/lang/proc_preempt.erl -- A busy loop does not keep others from running.
%% SPDX-License-Identifier: Apache-2.0
-module(proc_preempt).
-export([main/0]).

main() ->
    Me = self(),
    Busy = [spawn(fun() -> spin(0) end) || _ <- lists:seq(1, 3)],
    Ping = spawn(fun() -> [begin receive {Me, ping} -> Me ! {self(), pong} end end || _ <- lists:seq(1, 50)] end),
    [begin Ping ! {Me, ping}, receive {Ping, pong} -> ok end end || _ <- lists:seq(1, 50)],
    io:format("ponged~n"),
    io:format("~w~n", [receive never -> no after 30 -> timer_fired end]),
    io:format("~w~n", [[is_process_alive(P) || P <- Busy]]),
    [exit(P, kill) || P <- Busy],
    Refs = [monitor(process, P) || P <- Busy],
    io:format("~w~n", [[receive {'DOWN', R, _, _, _} -> gone end || R <- Refs]]),
    Long = spawn(fun() -> lists:foreach(fun(_) -> lists:seq(1, 100) end, lists:seq(1, 10000000)) end),
    exit(Long, kill),
    io:format("done~n").

spin(N) -> spin(N + 1).
