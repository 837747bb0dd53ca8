%% tests/lang/proc_max_heap_size.erl -- A process that outgrows its max_heap_size is killed; others do not notice.
%% SPDX-License-Identifier: Apache-2.0
-module(proc_max_heap_size).
-export([main/0, id/1]).

main() ->
    {P, R} = spawn_opt(fun() -> grow([]) end,
                       [monitor, {max_heap_size, #{size => 100000, kill => true, error_logger => false}}]),
    io:format("~w~n", [receive {'DOWN', R, process, P, Why} -> Why end]),
    {Q, S} = spawn_opt(fun() -> exit({fits, length(lists:seq(1, 1000))}) end, [monitor, {max_heap_size, 1000000}]),
    io:format("~w~n", [receive {'DOWN', S, process, Q, Why2} -> Why2 end]),
    io:format("~w~n", [process_info(self(), max_heap_size)]),
    Old = process_flag(max_heap_size, #{size => 500000000, kill => false, error_logger => false}),
    io:format("~w~n", [Old]),
    io:format("~w~n", [try process_flag(max_heap_size, id(-1)) catch error:E -> E end]).

grow(L) -> grow([lists:seq(1, 100) | L]).

%% Exported, so that the compiler cannot see what it returns.
id(X) -> X.
