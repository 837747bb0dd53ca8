%% tests/lang/proc_timers.erl -- start_timer, send_after, read_timer and cancel_timer.
%% SPDX-License-Identifier: Apache-2.0
-module(proc_timers).
-export([main/0, id/1]).

main() ->
    T1 = erlang:start_timer(10, self(), payload),
    show("start_timer", receive {timeout, T1, M} -> M end),
    erlang:send_after(10, self(), plain),
    show("send_after", receive plain -> plain end),
    T2 = erlang:send_after(100000, self(), never),
    show("read", is_integer(erlang:read_timer(T2))),
    Left = erlang:cancel_timer(T2),
    show("cancel", Left > 50000 andalso Left =< 100000),
    show("cancel again", [erlang:cancel_timer(T2), erlang:read_timer(T2)]),
    show("nothing arrives", receive never -> wrong after 30 -> nothing end),
    [erlang:send_after(D, self(), {order, D}) || D <- [150, 50, 100]],
    show("order", [receive {order, D} -> D end || _ <- [1, 2, 3]]),
    P = spawn(fun() -> receive X -> exit({got, X}) end end),
    R = monitor(process, P),
    erlang:send_after(5, P, to_other),
    show("other process", receive {'DOWN', R, _, _, Why} -> Why end),
    register(me_named, self()),
    erlang:start_timer(5, me_named, by_name),
    show("by name", receive {timeout, _, B} -> B end),
    Abs = erlang:monotonic_time(millisecond) + 10,
    erlang:send_after(Abs, self(), absolute, [{abs, true}]),
    show("absolute", receive absolute -> absolute end),
    T3 = erlang:send_after(100000, self(), x),
    show("async cancel", erlang:cancel_timer(T3, [{async, true}])),
    show("async answer", receive {cancel_timer, T3, L} -> is_integer(L) end),
    T4 = erlang:send_after(100000, self(), x),
    show("no info", erlang:cancel_timer(T4, [{info, false}])),
    show("zero", begin erlang:send_after(0, self(), now), receive now -> now end end),
    show("bad", [caught(fun() -> erlang:send_after(id(-1), self(), x) end),
                 caught(fun() -> erlang:start_timer(1, id(1), x) end),
                 caught(fun() -> erlang:cancel_timer(id(a)) end)]).

%% Exported, so that the compiler cannot see what it returns.
id(X) -> X.

%% The value of F(), or the class and the reason of what it raised.
caught(F) ->
    try F()
    catch Class:Reason -> {Class, Reason}
    end.

show(Label, Value) ->
    io:format("~s: ~0p~n", [Label, Value]).
