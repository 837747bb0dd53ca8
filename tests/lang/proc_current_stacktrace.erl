%% tests/lang/proc_current_stacktrace.erl -- Where a waiting process stands: the line before the receive, then its callers.
%% SPDX-License-Identifier: Apache-2.0
-module(proc_current_stacktrace).
-export([main/0, id/1]).

main() ->
    show(spawn(fun() -> plain() end)),
    show(spawn(fun() -> [outer(1)] end)),
    show(spawn(fun() -> through(fun(X) -> [inner(X)] end) end)),
    receive after 20 -> ok end, %% this process has waited, too
    own(id(1)).

own(X) ->
    {current_stacktrace, [Here | _]} = erlang:process_info(self(), current_stacktrace),
    io:format("~p ~p~n", [X, Here]).

show(Pid) ->
    receive after 20 -> ok end,
    {current_stacktrace, Trace} = process_info(Pid, current_stacktrace),
    io:format("~p~n", [Trace]).

plain() -> receive stop -> ok end.

outer(X) ->
    Y = id(X),
    Z = inner(Y),
    {Y, Z}.

inner(X) ->
    Y = id(X + 1),
    self() ! {ignored, id(Y)},
    receive
        {stop, Why} -> exit({Why, id(Y)});
        stop -> Y
    after 100000 -> id(X)
    end.

through(F) ->
    Y = id(3),
    F(Y).

id(X) -> X.
