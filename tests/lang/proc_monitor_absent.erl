%% tests/lang/proc_monitor_absent.erl -- Monitors of what is of another node or of an earlier life of this one, with tags and
%% aliases; demonitoring another's.
%% SPDX-License-Identifier: Apache-2.0
-module(proc_monitor_absent).
-export([main/0]).

main() ->
    Old = old_pid(),
    [show(T, I, O) || {T, I} <- [{process, Old}, {process, {nobody, node()}}, {port, nobody},
                                 {port, {nobody, node()}}],
                      O <- [[], [{tag, my_tag}], [{alias, explicit_unalias}], [{alias, demonitor}]]],
    [io:format("~p~n", [element(1, element(2, catch monitor(Type, {nobody, a@b})))]) || Type <- [process, port]],
    Me = self(),
    Pid = spawn(fun() -> receive Ref -> Me ! {demonitored, demonitor(Ref)} end end),
    Mine = monitor(process, Pid),
    Pid ! Mine,
    receive {demonitored, R} -> io:format("~p~n", [R]) end,
    receive {'DOWN', Mine, process, Pid, Reason} -> io:format("~p~n", [Reason]) end.

old_pid() ->
    {Head, <<_:32>>} = split_binary(term_to_binary(self()), byte_size(term_to_binary(self())) - 4),
    binary_to_term(<<Head/binary, 77:32>>).

show(Type, Item, Options) ->
    Ref = monitor(Type, Item, Options),
    receive
        {Tag, Ref, Type, What, Why} -> io:format("~p ~p ~p ~p", [Tag, Type, What =:= Item orelse What, Why])
    after 1000 -> io:format("nothing")
    end,
    Ref ! still_there,
    receive still_there -> io:format(", ~p~n", [unalias(Ref)]) after 0 -> io:format(", no alias~n") end.
