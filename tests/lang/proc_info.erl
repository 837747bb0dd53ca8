%% tests/lang/proc_info.erl -- process_info items with values that do not depend on the machine.
%% SPDX-License-Identifier: Apache-2.0
-module(proc_info).
-export([main/0, id/1]).

main() ->
    P = spawn(fun() -> put(k, v), receive go -> ok end end),
    receive after 20 -> ok end,
    P ! one,
    P ! {two, 2},
    receive after 5 -> ok end,
    show("queue", process_info(P, message_queue_len)),
    show("messages", process_info(P, messages)),
    show("status", process_info(P, status)),
    show("several", process_info(P, [message_queue_len, trap_exit, links, priority])),
    show("dictionary", process_info(P, dictionary)),
    show("initial call", process_info(P, initial_call)),
    show("monitors", process_info(P, monitors)),
    show("heap", [is_integer(N)
                  || {_, N} <- process_info(P, [heap_size, total_heap_size, stack_size, memory, reductions])]),
    show("name", process_info(P, registered_name)),
    show("running", process_info(self(), status)),
    show("group leader", process_info(P, group_leader) =:= {group_leader, group_leader()}),
    P ! go,
    R = monitor(process, P),
    receive {'DOWN', R, _, _, _} -> ok end,
    show("dead", process_info(P)),
    show("dead item", process_info(P, status)),
    show("bad", [caught(fun() -> process_info(self(), id(no_item)) end), caught(fun() -> process_info(id(a)) end)]),
    show("alive", [is_process_alive(P), is_process_alive(self())]).

%% Exported, so that the compiler cannot see what it returns.
id(X) -> X.

%% The value of F(), or the class and the reason of what it raised.
caught(F) ->
    try F()
    catch Class:Reason -> {Class, Reason}
    end.

show(Label, Value) ->
    io:format("~s: ~0p~n", [Label, Value]).
