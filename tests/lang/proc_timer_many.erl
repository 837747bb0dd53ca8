%% tests/lang/proc_timer_many.erl -- Many timers at once fire in order of their time.
%% SPDX-License-Identifier: Apache-2.0
-module(proc_timer_many).
-export([main/0]).

main() ->
    Start = erlang:monotonic_time(millisecond) + 100, % late enough that all are set before the first fires
    [erlang:send_after(Start + D, self(), {t, D}, [{abs, true}]) || D <- lists:reverse(lists:seq(5, 200, 5))],
    Got = [receive {t, D} -> D end || _ <- lists:seq(5, 200, 5)],
    io:format("~w~n", [Got =:= lists:sort(Got)]),
    Refs = [erlang:start_timer(3600000, self(), N) || N <- lists:seq(1, 2000)],
    io:format("~w~n", [length([C || C <- [erlang:cancel_timer(R) || R <- Refs], is_integer(C)])]),
    Me = self(),
    [spawn(fun() -> receive after N rem 10 -> Me ! {woke, N} end end) || N <- lists:seq(1, 300)],
    io:format("~w~n", [lists:sum([receive {woke, N} -> N end || _ <- lists:seq(1, 300)])]).
