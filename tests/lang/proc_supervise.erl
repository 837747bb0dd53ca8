%% tests/lang/proc_supervise.erl -- A small supervisor restarts its workers by their strategy.
%% SPDX-License-Identifier: Apache-2.0
-module(proc_supervise).
-export([main/0]).

main() ->
    Me = self(),
    Sup = spawn(fun() -> process_flag(trap_exit, true), supervise(Me, #{}, [a, b, c]) end),
    wait_for(started, [a, b, c]),
    Sup ! {kill, b},
    wait_for(started, [b]),
    Sup ! {kill, a},
    wait_for(started, [a]),
    Sup ! {finish, c},
    io:format("~w~n", [receive {finished, Name} -> Name end]),
    Sup ! {names, Me},
    io:format("~w~n", [receive {names, Names} -> lists:sort(Names) end]),
    R = monitor(process, Sup),
    Sup ! stop,
    io:format("~w~n", [receive {'DOWN', R, _, _, Why} -> Why end]).

wait_for(Tag, Names) ->
    io:format("~w ~w~n", [Tag, lists:sort([receive {Tag, N} -> N end || _ <- Names])]).

supervise(Report, Children, [Name | Rest]) ->
    Pid = spawn_link(fun() -> Report ! {started, Name}, worker() end),
    supervise(Report, Children#{Pid => Name}, Rest);
supervise(Report, Children, []) ->
    receive
        {'EXIT', Pid, normal} ->
            Report ! {finished, maps:get(Pid, Children)},
            supervise(Report, maps:remove(Pid, Children), []);
        {'EXIT', Pid, _} ->
            supervise(Report, maps:remove(Pid, Children), [maps:get(Pid, Children)]);
        {Message, Name} when Message =:= kill; Message =:= finish ->
            [Pid ! Message || {Pid, N} <- maps:to_list(Children), N =:= Name],
            supervise(Report, Children, []);
        {names, From} ->
            From ! {names, maps:values(Children)},
            supervise(Report, Children, []);
        stop ->
            exit(shutdown)
    end.

worker() ->
    receive kill -> exit(killed_by_test); finish -> ok end.
