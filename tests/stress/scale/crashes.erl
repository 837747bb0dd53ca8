%% A supervised worker that crashes again and again: processes, memory and atoms are then what they were.
%% SPDX-License-Identifier: Apache-2.0
-module(crashes).
-behaviour(supervisor).
-export([main/1, init/1, start_link/0]).

main([Text]) ->
    N = list_to_integer(Text),
    logger:set_primary_config(level, none),
    {ok, Sup} = supervisor:start_link(?MODULE, []),
    crash(N div 10, Sup, undefined),
    Before = measure(Sup),
    crash(N, Sup, undefined),
    After = measure(Sup),
    [io:format("~p grew from ~b to ~b~n", [What, Was, Is])
     || {{What, Was}, {What, Is}} <- lists:zip(Before, After), Is > Was + allowed(What)],
    io:format("~b crashes~n", [N]).

%% A heap more or less: what a crash leaves behind adds up to more than that.
allowed(memory) -> 1000000;
allowed(_) -> 0.

measure(Sup) ->
    lists:foreach(fun erlang:garbage_collect/1, processes()),
    [{children, length(supervisor:which_children(Sup))},
     {processes, erlang:system_info(process_count)},
     {atoms, erlang:system_info(atom_count)},
     {memory, erlang:memory(total)}].

crash(0, _, _) -> ok;
crash(N, Sup, Old) ->
    case supervisor:which_children(Sup) of
        [{worker, Pid, worker, _}] when is_pid(Pid), Pid =/= Old ->
            Ref = monitor(process, Pid),
            Pid ! crash,
            receive {'DOWN', Ref, process, Pid, {oops, _}} -> crash(N - 1, Sup, Pid) end;
        _ ->
            crash(N, Sup, Old)
    end.

init([]) ->
    {ok, {#{strategy => one_for_one, intensity => 1000000, period => 1},
          [#{id => worker, start => {?MODULE, start_link, []}}]}}.

start_link() ->
    {ok, proc_lib:spawn_link(fun() ->
        put(state, lists:seq(1, 100)),
        Table = ets:new(table, []),
        ets:insert(Table, {key, binary:copy(<<"x">>, 1000)}),
        receive crash -> error(oops) end
    end)}.
