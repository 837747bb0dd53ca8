%% tests/lang/std_timer.erl -- timer: messages, functions and exits later and again, what is left of them, times.
%% SPDX-License-Identifier: Apache-2.0
-module(std_timer).
-export([main/0, tell/2]).

main() ->
    show(element(1, timer:send_after(5, {tell, a}))),
    show(heard(1)),
    show(element(1, timer:send_after(5, self(), b))),
    show(heard(1)),
    show(element(1, timer:apply_after(5, ?MODULE, tell, [self(), c]))),
    show(heard(1)),
    {ok, Ref} = timer:send_interval(5, tick),
    show(heard(3)),
    show(timer:cancel(Ref)),
    receive tick -> ok after 0 -> ok end,
    {ok, Every} = timer:apply_interval(5, ?MODULE, tell, [self(), again]),
    show(heard(2)),
    show(timer:cancel(Every)),
    receive after 15 -> ok end,
    flush(),
    {ok, Gone} = timer:send_after(20, never),
    show(timer:cancel(Gone)),
    show(timer:cancel(nonsense)),
    P = spawn(fun() -> receive after infinity -> ok end end),
    M = monitor(process, P),
    {ok, _} = timer:exit_after(5, P, because),
    receive {'DOWN', M, _, _, Why} -> show(Why) end,
    Q = spawn(fun() -> process_flag(trap_exit, true), receive after infinity -> ok end end),
    N = monitor(process, Q),
    {ok, _} = timer:kill_after(5, Q),
    receive {'DOWN', N, _, _, Killed} -> show(Killed) end,
    show(timer:send_after(bad, x)),
    show({timer:seconds(2), timer:minutes(1), timer:hours(1), timer:hms(1, 2, 3)}),
    {Micros, done} = timer:tc(fun() -> timer:sleep(5), done end),
    show(Micros >= 5000),
    show(is_pid(whereis(timer_server))),
    show(timer:now_diff({0, 1, 5}, {0, 0, 10})).

show(Term) -> io:format("~p~n", [Term]).

tell(Pid, What) -> Pid ! What.

heard(0) -> [];
heard(N) -> receive M -> [M | heard(N - 1)] after 1000 -> [nothing] end.

flush() -> receive _ -> flush() after 0 -> ok end.
