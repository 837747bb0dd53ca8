%% tests/lang/std_supervisor.erl -- A supervisor restarts what crashes and stops its children in order.
%% SPDX-License-Identifier: Apache-2.0
-module(std_supervisor).
-export([main/0, init/1, start_child/2]).

main() ->
    register(report, self()),
    process_flag(trap_exit, true),
    {ok, Sup} = supervisor:start_link(?MODULE, []),
    io:format("~w~n", [[receive {up, N} -> N end || _ <- [1, 2, 3]]]),
    [{c, C, worker, _} | _] = lists:reverse(lists:keysort(1, supervisor:which_children(Sup))),
    exit(C, kill),
    io:format("~w~n", [receive {up, N2} -> N2 end]),
    io:format("~w~n", [lists:sort(supervisor:count_children(Sup))]),
    io:format("~w~n", [supervisor:terminate_child(Sup, b)]),
    io:format("~w~n", [receive {down, N3, R3} -> {N3, R3} end]),
    io:format("~w~n", [supervisor:delete_child(Sup, b)]),
    exit(Sup, shutdown),
    io:format("~w~n", [[receive {down, N4, R4} -> {N4, R4} end || _ <- [1, 2]]]),
    io:format("~w~n", [receive {'EXIT', Sup, W} -> W end]).

init([]) ->
    {ok, {#{strategy => one_for_one, intensity => 3, period => 5},
          [#{id => Id, start => {?MODULE, start_child, [Id, x]}} || Id <- [a, b, c]]}}.

start_child(Id, _) ->
    Pid = spawn_link(fun() -> process_flag(trap_exit, true), report ! {up, Id}, child(Id) end),
    {ok, Pid}.

child(Id) ->
    receive {'EXIT', _, Reason} -> report ! {down, Id, Reason}, exit(Reason) end.
