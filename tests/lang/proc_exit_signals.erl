%% tests/lang/proc_exit_signals.erl -- exit/2 with normal, kill and other reasons, trapped and not trapped.
%% SPDX-License-Identifier: Apache-2.0
-module(proc_exit_signals).
-export([main/0, id/1]).

main() ->
    [io:format("~w ~w: ~w~n", [Trap, Reason, outcome(Trap, Reason)]) || Trap <- [false, true],
     Reason <- [normal, kill, shutdown, {any, term}]],
    io:format("~w~n", [self_exit()]),
    io:format("~w~n", [exit(id(dead()), whatever)]),
    io:format("~w~n", [try exit(id(not_a_pid), x) catch error:E -> E end]).

outcome(Trap, Reason) ->
    Me = self(),
    {P, R} = spawn_monitor(fun() -> process_flag(trap_exit, Trap), Me ! ready, loop() end),
    receive ready -> ok end,
    exit(P, Reason),
    P ! report,
    receive {'DOWN', R, process, P, Why} -> Why end.

loop() ->
    receive
        {'EXIT', From, Reason} -> exit({trapped, is_pid(From), Reason});
        report -> exit(untouched)
    end.

self_exit() ->
    {_, R} = spawn_monitor(fun() -> process_flag(trap_exit, true), exit(self(), kill),
                           receive after infinity -> ok end end),
    receive {'DOWN', R, _, _, Why} -> Why end.

dead() ->
    {P, R} = spawn_monitor(fun() -> ok end),
    receive {'DOWN', R, _, _, _} -> P end.

%% Exported, so that the compiler cannot see what it returns.
id(X) -> X.
