%% tests/otp/max_heap/max_heap.erl -- What is reported of a process that outgrows its max_heap_size.
%% SPDX-License-Identifier: Apache-2.0
-module(max_heap).
-export([main/0]).

main() ->
    {Pid, Ref} = spawn_opt(fun() -> receive {grow, N} -> length(lists:seq(1, N)) end end,
                           [monitor, {max_heap_size, #{size => 10000, kill => true, error_logger => true}}]),
    Pid ! {grow, 100000},
    receive {'DOWN', Ref, _, _, Reason} -> Reason end,
    timer:sleep(1500), %% OTP's handler takes its time
    io:format("~p~n", [Reason]),
    init:stop().
