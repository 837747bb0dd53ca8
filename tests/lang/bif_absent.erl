%% tests/lang/bif_absent.erl -- Functions that need code loading, tracing, drivers or other nodes, where there is nothing for
%% them to do.
%% SPDX-License-Identifier: Apache-2.0
-module(bif_absent).
-export([main/0]).

main() ->
    [io:format("~p: ~p~n", [Name, outcome(F)]) || {Name, F} <- calls()],
    R = erlang:trace_delivered(self()),
    receive {trace_delivered, Pid, R} -> io:format("delivered ~p~n", [Pid =:= self()]) end.

outcome(F) ->
    try F() catch C:R:S -> {M, N, _, _} = hd(S), {C, R, M, N} end.

calls() ->
    [{on_load, fun() -> erlang:call_on_load_function(foo) end},
     {after_on_load, fun() -> erlang:finish_after_on_load(foo, true) end},
     {prepared, fun() -> erlang:has_prepared_code_on_load(foo) end},
     {purge, fun() -> erts_internal:purge_module(a, prepare) end},
     {dirty_check, fun() -> erts_internal:check_dirty_process_code(self(), foo) end},
     {md5, fun() -> erts_internal:beamfile_module_md5(<<>>) end},
     {chunk, fun() -> erts_internal:beamfile_chunk(<<>>, "Atom") end},
     {dyntrace, fun() -> {dyntrace:available(), dyntrace:enabled(a, b, c), dyntrace:trace(a, b, c, d, e)} end},
     {tracer, fun() -> {erl_tracer:enabled(a, b, c), erl_tracer:trace(a, b, c, d, e)} end},
     {load, fun() -> erl_ddll:try_load("/nowhere", "foo", []) end},
     {unload, fun() -> erl_ddll:try_unload("foo", []) end},
     {driver, fun() -> erl_ddll:info(foo, processes) end},
     {dist_get, fun() -> erlang:dist_ctrl_get_data(foo) end},
     {dist_put, fun() -> erlang:dist_ctrl_put_data(a, b) end},
     {dist_set, fun() -> erlang:dist_ctrl_set_opt(a, b, c) end},
     {dist_stat, fun() -> erlang:dist_get_stat(a) end},
     {setnode, fun() -> erlang:setnode(a@b, 1) end},
     {connection, fun() -> erts_internal:new_connection(a) end},
     {lock_counts, fun() -> {erts_debug:lcnt_clear(), erts_debug:lcnt_collect()} end},
     {lock_control, fun() -> erts_debug:lcnt_control(mask) end},
     {dirty, fun() -> erts_debug:dirty_cpu(a, b) end},
     {interpreter, fun() -> erts_debug:interpreter_size() end},
     {literals, fun() -> erts_literal_area_collector:release_area_switch() end},
     {monitor, fun() -> {erlang:system_monitor(), erlang:system_monitor(self(), [{long_gc, 100000}, busy_port])} end},
     {monitor_option, fun() -> erlang:system_monitor(self(), [foo]) end},
     {monitor_limit, fun() -> erlang:system_monitor({self(), [{long_gc, x}]}) end},
     {trace_delivered, fun() -> erlang:trace_delivered(foo) end},
     {warnings, fun() -> error_logger:warning_map() end}].
