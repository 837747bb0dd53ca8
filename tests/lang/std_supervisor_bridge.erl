%% tests/lang/std_supervisor_bridge.erl -- A process that is no supervisor below one: supervisor_bridge.
%% SPDX-License-Identifier: Apache-2.0
-module(std_supervisor_bridge).
-behaviour(supervisor_bridge).
-export([main/0, init/1, terminate/2, start_link/0]).

main() ->
    logger:set_primary_config(level, none),
    process_flag(trap_exit, true),
    {ok, B} = start_link(),
    io:format("~p~n", [is_pid(whereis(bridged))]),
    exit(B, shutdown),
    receive {'EXIT', B, Why} -> io:format("~p~n", [Why]) end,
    io:format("~p~n", [whereis(bridged)]),
    {ok, C} = start_link(),
    exit(whereis(bridged), kill),
    receive {'EXIT', C, Other} -> io:format("~p~n", [Other]) end,
    io:format("~p~n", [supervisor_bridge:start_link(?MODULE, ignored)]),
    io:format("~p~n", [supervisor_bridge:start_link(?MODULE, wrong)]).

start_link() -> supervisor_bridge:start_link({local, bridge}, ?MODULE, work).

init(work) ->
    Pid = spawn_link(fun() -> receive stop -> ok end end),
    register(bridged, Pid),
    {ok, Pid, state};
init(ignored) -> ignore;
init(wrong) -> {error, wrong}.

terminate(Reason, State) ->
    io:format("terminate ~p ~p~n", [Reason, State]),
    case whereis(bridged) of
        undefined -> ok;
        Pid -> unlink(Pid), Pid ! stop, receive after 10 -> ok end
    end.
