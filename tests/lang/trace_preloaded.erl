%% tests/lang/trace_preloaded.erl -- Stack traces through modules that OTP has preloaded tell no file and no line.
%% SPDX-License-Identifier: Apache-2.0
-module(trace_preloaded).
-export([main/0]).
main() ->
    Calls = [{erlang, fun_info, [x]}, {erlang, send_nosuspend, [x, y, z]}, {erlang, max, [1, 2]}, {zlib, inflate, [x, y]}, {zlib, gzip, [x]}, {zlib, uncompress, [<<1>>]}, {counters, new, [x, y]}, {atomics, new, [x, y]}, {counters, add, [x, 1, 1]},
             {persistent_term, get, [no_such_key]}, {erlang, spawn_monitor, [x, y]}, {erlang, float_to_list, [x]}, {erlang, integer_to_list, [x, 2]}, {erlang, binary_to_integer, [x]},
             {erlang, spawn_opt, [x, y]}, {erlang, process_flag, [self(), save_calls, x]}, {erlang, suspend_process, [x]}, {erlang, garbage_collect, [x]}, {erlang, system_info, [x]}, {erlang, nodes, [x]}, {erlang, halt, [x, y]}, {prim_eval, 'receive', [x, y]}],
    [io:format("~w ~0p~n", [{M, F}, try apply(M, F, A) catch _:_:S -> [{M1, F1, if is_list(A1) -> length(A1); true -> A1 end, [E || {file, _} = E <- I]} || {M1, F1, A1, I} <- S, M1 =/= trace_preloaded, M1 =/= init] end]) || {M, F, A} <- Calls].
