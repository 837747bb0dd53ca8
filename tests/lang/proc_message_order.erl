%% tests/lang/proc_message_order.erl -- Messages between two processes arrive in the order they were sent.
%% SPDX-License-Identifier: Apache-2.0
-module(proc_message_order).
-export([main/0]).

main() ->
    Me = self(),
    Sender = spawn(fun() -> [Me ! {self(), N} || N <- lists:seq(1, 10000)] end),
    io:format("~w~n", [in_order(Sender, 1, 10000)]),
    Echo = spawn(fun echo/0),
    [Echo ! {Me, N} || N <- lists:seq(1, 1000)],
    io:format("~w~n", [[receive {Echo, N} -> N end || N <- lists:seq(1, 1000)] =:= lists:seq(1, 1000)]),
    Echo ! stop,
    self() ! first,
    self() ! second,
    io:format("~w~n", [[receive X -> X end, receive Y -> Y end]]).

in_order(_, N, Last) when N > Last -> in_order;
in_order(P, N, Last) ->
    receive
        {P, N} -> in_order(P, N + 1, Last);
        {P, Other} -> {expected, N, got, Other}
    end.

echo() ->
    receive
        {From, X} -> From ! {self(), X}, echo();
        stop -> ok
    end.
