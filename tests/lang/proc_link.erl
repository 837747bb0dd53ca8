%% tests/lang/proc_link.erl -- Exit signals along links, with and without trapping.
%% SPDX-License-Identifier: Apache-2.0
-module(proc_link).
-export([main/0]).

main() ->
    process_flag(trap_exit, true),
    A = spawn_link(fun() -> exit(reason_a) end),
    io:format("~w~n", [receive {'EXIT', A, R1} -> R1 end]),
    B = spawn_link(fun() -> ok end),
    io:format("~w~n", [receive {'EXIT', B, R2} -> R2 end]),
    C = spawn_link(fun() -> spawn_link(fun() -> exit(chained) end), receive after infinity -> ok end end),
    io:format("~w~n", [receive {'EXIT', C, R3} -> R3 end]),
    D = spawn_link(fun() -> spawn_link(fun() -> exit(normal) end), receive go -> exit(survived) end end),
    D ! go,
    io:format("~w~n", [receive {'EXIT', D, R4} -> R4 end]),
    E = spawn_link(fun() -> receive after infinity -> ok end end),
    unlink(E),
    exit(E, kill),
    io:format("~w~n", [receive {'EXIT', E, R5} -> R5 after 50 -> unlinked end]),
    F = spawn(fun() -> receive after infinity -> ok end end),
    link(F),
    {links, Links} = process_info(self(), links),
    io:format("~w~n", [lists:member(F, Links)]),
    exit(F, boom),
    io:format("~w~n", [receive {'EXIT', F, R6} -> R6 end]),
    link(F),
    io:format("~w~n", [receive {'EXIT', F, R7} -> R7 end]),
    link(self()),
    process_flag(trap_exit, false),
    io:format("~w~n", [is_process_alive(self())]).
