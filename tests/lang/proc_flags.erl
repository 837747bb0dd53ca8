%% tests/lang/proc_flags.erl -- process_flag and spawn_opt settings that change nothing but must be accepted.
%% SPDX-License-Identifier: Apache-2.0
-module(proc_flags).
-export([main/0, id/1]).

main() ->
    show("flags", [process_flag(trap_exit, true), process_flag(trap_exit, false),
                   process_flag(message_queue_data, off_heap),
                   process_flag(message_queue_data, on_heap)]),
    show("sizes", [is_integer(process_flag(min_heap_size, 500)), is_integer(process_flag(min_bin_vheap_size, 50000)),
                   is_integer(process_flag(fullsweep_after, 10))]),
    show("sensitive", process_flag(sensitive, true)),
    process_flag(sensitive, false),
    {P, R} = spawn_opt(fun() -> receive stop -> exit(lists:sum(lists:seq(1, 1000))) end end,
                       [monitor, {min_heap_size, 10000}, {message_queue_data, off_heap}, {fullsweep_after, 0},
                        {priority, low}]),
    show("queue data", process_info(P, message_queue_data)),
    [P ! N || N <- lists:seq(1, 100)],
    P ! stop,
    show("result", receive {'DOWN', R, _, _, Why} -> Why end),
    show("off heap", begin
        process_flag(message_queue_data, off_heap),
        [self() ! {n, N, lists:seq(1, N)} || N <- lists:seq(1, 50)],
        process_flag(message_queue_data, on_heap),
        lists:sum([receive {n, N, L} -> length(L) end || N <- lists:seq(50, 1, -1)])
    end),
    show("bad", [caught(fun() -> process_flag(trap_exit, id(maybe_so)) end),
                 caught(fun() -> process_flag(min_heap_size, id(-1)) end),
                 caught(fun() -> spawn_opt(fun() -> ok end, [{priority, id(x)}]) end)]).

%% Exported, so that the compiler cannot see what it returns.
id(X) -> X.

%% The value of F(), or the class and the reason of what it raised.
caught(F) ->
    try F()
    catch Class:Reason -> {Class, Reason}
    end.

show(Label, Value) ->
    io:format("~s: ~0p~n", [Label, Value]).
