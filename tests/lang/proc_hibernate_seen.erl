%% tests/lang/proc_hibernate_seen.erl -- What others see of a process that hibernates, and calls of hibernate/3 that cannot be.
%% SPDX-License-Identifier: Apache-2.0
-module(proc_hibernate_seen).
-export([main/0, wake/1]).

main() ->
    Me = self(),
    Pid = spawn(fun() -> erlang:hibernate(?MODULE, wake, [Me]) end),
    until_waiting(Pid),
    io:format("~p~n", [process_info(Pid, [current_function, status, message_queue_len])]),
    io:format("fits: ~p~n", [[Words =< 16 || {_, Words} <- process_info(Pid, [heap_size, total_heap_size])]]),
    Pid ! hello,
    receive Answer -> io:format("~p~n", [Answer]) end,
    io:format("~p~n", [element(1, element(2, catch erlang:hibernate(x, y, lists:duplicate(5000, a))))]),
    io:format("~p~n", [element(1, element(2, catch erlang:hibernate(x, {y}, [])))]),
    {_, Ref} = spawn_monitor(fun() -> self() ! wake_up, erlang:hibernate(?MODULE, nowhere, []) end),
    receive {'DOWN', Ref, process, _, {Reason, [Top | _]}} -> io:format("~p ~p~n", [Reason, Top]) end.

until_waiting(Pid) ->
    case process_info(Pid, status) of
        {status, waiting} -> ok;
        _ -> erlang:yield(), until_waiting(Pid)
    end.

wake(To) -> receive Message -> To ! {awake, Message} end.
