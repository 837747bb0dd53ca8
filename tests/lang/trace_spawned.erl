%% tests/lang/trace_spawned.erl -- What raises an exception, when it is the function that a process is spawned with, is not in the trace.
%% SPDX-License-Identifier: Apache-2.0
-module(trace_spawned).
-export([main/0]).

main() ->
    [ended(erlang, F, As) || {F, As} <- [{error, [x]}, {error, [x, [y]]}, {throw, [x]}, {exit, [x]}, {apply, [erlang, error, [x]]},
                                        {raise, [error, x, []]}, {hd, [x]}, {no_such_function, [x]}]].

ended(M, F, As) ->
    {_, Ref} = spawn_monitor(M, F, As),
    receive {'DOWN', Ref, process, _, Reason} -> io:format("~p ~p~n", [F, Reason]) end.
