%% tests/otp/exit_init/exit_init.erl -- An exit signal from the process of the entry ends init, if its reason is not normal; others do not.
%% SPDX-License-Identifier: Apache-2.0
-module(exit_init).
-export([main/0]).

main() ->
    {_, Ref} = spawn_monitor(fun() -> exit(whereis(init), other) end),
    receive {'DOWN', Ref, _, _, Outcome} -> io:format("~p~n", [Outcome]) end,
    {_, LinkRef} = spawn_monitor(fun() -> link(whereis(init)), exit(linked) end),
    receive {'DOWN', LinkRef, _, _, Linked} -> io:format("~p~n", [Linked]) end,
    timer:sleep(100),
    exit(whereis(init), {entry, [1]}),
    receive after 5000 -> io:format("goes on~n"), halt(0) end.
