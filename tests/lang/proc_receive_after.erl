%% tests/lang/proc_receive_after.erl -- after with zero, a short time, infinity, and a computed time.
%% SPDX-License-Identifier: Apache-2.0
-module(proc_receive_after).
-export([main/0, id/1]).

main() ->
    io:format("~w~n", [receive x -> x after 0 -> nothing end]),
    self() ! x,
    io:format("~w~n", [receive x -> x after 0 -> nothing end]),
    T0 = erlang:monotonic_time(millisecond),
    io:format("~w~n", [receive x -> x after 50 -> timeout end]),
    T1 = erlang:monotonic_time(millisecond),
    io:format("~w~n", [T1 - T0 >= 50 andalso T1 - T0 < 5000]),
    Me = self(),
    spawn(fun() -> receive after 20 -> Me ! late end end),
    io:format("~w~n", [receive late -> in_time after infinity -> never end]),
    spawn(fun() -> receive after 20 -> Me ! other, receive after 20 -> Me ! wanted end end end),
    io:format("~w~n", [receive wanted -> wanted after 10000 -> timeout end]),
    io:format("~w~n", [receive other -> other after id(0) -> none end]),
    io:format("~w~n", [receive after id(1) -> slept end]),
    io:format("~w~n", [flush_all()]),
    ok = timer:sleep(5),
    io:format("~w~n", [try receive after id(1 bsl 40) -> ok end catch error:E -> E end]).

flush_all() ->
    receive _ -> flush_all() after 0 -> empty end.

%% Exported, so that the compiler cannot see what it returns.
id(X) -> X.
