%% tests/lang/bif_system.erl -- system_info, system_flag, statistics: items whose value or shape does not depend on the machine.
%% SPDX-License-Identifier: Apache-2.0
-module(bif_system).
-export([main/0]).

main() ->
    [show({info, I}, fun() -> erlang:system_info(I) end)
     || I <- [update_cpu_info, fullsweep_after, heap_type, max_heap_size, message_queue_data, min_heap_size, atom_limit,
              ets_limit, port_limit, time_correction, time_offset, time_warp_mode, tolerant_timeofday,
              multi_scheduling_blockers, normal_multi_scheduling_blockers, scheduler_bind_type, smp_support, threads,
              creation, delayed_node_table_gc, dist_buf_busy_limit, dist_ctrl, build_type, compat_rel, debug_compiled,
              driver_version, dynamic_trace, dynamic_trace_probes, emu_type, machine, modified_timing_level, nif_version,
              otp_release, port_parallelism, trace_control_word, version, wordsize, {wordsize, internal},
              {wordsize, external}, {cpu_topology, defined}, taints, break_ignored, endian, eager_check_io,
              ets_realloc_moves, sequential_tracer, lock_checking, lock_counting, hipe_architecture, cpu_quota, constant_pool_support,
              multi_scheduling, dist, {allocator, foo}, {allocator_sizes, foo}, {allocator_sizes, [foo]},
              {wordsize, foo}, foo, "x", 1, {allocator}]],
    [io:format("~p ~p~n", [I, is_integer(erlang:system_info(I))])
     || I <- [atom_count, ets_count, port_count, process_count, start_time, end_time, schedulers, schedulers_online, run_queues, process_limit,
              outstanding_system_requests_limit]],
    io:format("~p~n", [is_list(erlang:system_info(ethread_info))]),
    [io:format("~p ~p~n", [I, [K || {K, _} <- erlang:system_info(I)]])
     || I <- [os_monotonic_time_source, os_system_time_source, garbage_collection]],
    io:format("sizes ~p~n", [[S || S <- erlang:system_info(heap_sizes), S > 30, S < 100000]]),
    flags(),
    statistics(),
    counts().

show(What, F) -> io:format("~p ~p~n", [What, try F() catch C:R -> {C, R} end]).

flags() ->
    [show({flag, F, V}, fun() -> erlang:system_flag(F, V) end)
     || {F, V} <- [{fullsweep_after, 10}, {fullsweep_after, 65535}, {min_heap_size, 1000}, {min_heap_size, 233},
                   {max_heap_size, #{size => 1000000, kill => false}}, {max_heap_size, 0},
                   {backtrace_depth, 8}, {microstate_accounting, false}, {scheduler_bind_type, unbound},
                   {trace_control_word, 0}, {time_offset, finalize}, {scheduler_wall_time, false},
                   {sequential_tracer, false}, {reset_seq_trace, true}, {fullsweep_after, -1}, {fullsweep_after, x},
                   {min_heap_size, x}, {max_heap_size, #{kill => true}}, {backtrace_depth, x}, {scheduler_wall_time, x},
                   {foo, bar}]],
    erlang:system_flag(min_heap_size, 5000),
    Pid = spawn(fun() -> receive stop -> ok end end),
    io:format("new ~p~n", [process_info(Pid, min_heap_size)]),
    erlang:system_flag(min_heap_size, 233),
    Pid ! stop.

statistics() ->
    [show({statistics, S}, fun() -> shape(erlang:statistics(S)) end)
     || S <- [context_switches, exact_reductions, garbage_collection, io, reductions, run_queue, runtime,
              scheduler_wall_time, total_active_tasks, total_active_tasks_all, total_run_queue_lengths, wall_clock, foo, 1]],
    [io:format("~p ~p~n", [S, lists:all(fun is_integer/1, erlang:statistics(S))])
     || S <- [active_tasks, active_tasks_all, run_queue_lengths, run_queue_lengths_all]],
    false = erlang:system_flag(scheduler_wall_time, true),
    [{_, A0, T0} | _] = lists:sort(erlang:statistics(scheduler_wall_time)),
    timer:sleep(30),
    [{_, A1, T1} | _] = lists:sort(erlang:statistics(scheduler_wall_time)),
    io:format("wall ~p ~p ~p~n", [A1 >= A0, T1 > T0, A1 - A0 < T1 - T0]),
    io:format("~p~n", [erlang:system_flag(scheduler_wall_time, false)]).

shape(T) when is_tuple(T) -> list_to_tuple([shape(E) || E <- tuple_to_list(T)]);
shape(N) when is_integer(N), N >= 0 -> count;
shape(T) -> T.

counts() ->
    {N0, W0, 0} = erlang:statistics(garbage_collection),
    _ = [begin lists:seq(1, 1000), erlang:garbage_collect() end || _ <- lists:seq(1, 10)],
    {N1, W1, 0} = erlang:statistics(garbage_collection),
    io:format("collected ~p ~p~n", [N1 - N0 >= 10, W1 > W0]),
    Tables = erlang:system_info(ets_count),
    _ = [ets:new(t, []) || _ <- [1, 2, 3]],
    io:format("tables ~p~n", [erlang:system_info(ets_count) - Tables]).
