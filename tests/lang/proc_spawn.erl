%% tests/lang/proc_spawn.erl -- spawn in its forms, and messages back from each process.
%% SPDX-License-Identifier: Apache-2.0
-module(proc_spawn).
-export([main/0, reply/2]).

main() ->
    Me = self(),
    spawn(fun() -> Me ! {fun_form, 1} end),
    expect(fun_form),
    spawn(?MODULE, reply, [Me, mfa]),
    expect(mfa),
    P = spawn_link(fun() -> Me ! {linked, self()}, receive stop -> ok end end),
    receive {linked, P} -> io:format("linked ~w~n", [is_process_alive(P)]) end,
    P ! stop,
    {M, R} = spawn_monitor(fun() -> exit(done) end),
    receive {'DOWN', R, process, M, Why} -> io:format("down ~w~n", [Why]) end,
    {O, Q} = spawn_opt(fun() -> Me ! {opt, process_info(self(), priority)} end,
                       [monitor, {priority, high}, {fullsweep_after, 5}]),
    expect(opt),
    receive {'DOWN', Q, process, O, Reason} -> io:format("down ~w~n", [Reason]) end,
    io:format("~w~n", [try spawn_opt(fun() -> ok end, [bad_option]) catch error:E -> E end]),
    io:format("~w~n", [is_pid(spawn(fun() -> ok end))]).

reply(To, Tag) -> To ! {Tag, self() =/= To}.

expect(Tag) ->
    receive {Tag, V} -> io:format("~w ~w~n", [Tag, V]) after 5000 -> io:format("no ~w~n", [Tag]) end.
