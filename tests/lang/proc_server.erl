%% tests/lang/proc_server.erl -- A hand-written call and cast server with state, timeouts and a crash.
%% SPDX-License-Identifier: Apache-2.0
-module(proc_server).
-export([main/0]).

main() ->
    S = start(#{}),
    ok = call(S, {put, a, 1}),
    cast(S, {put, b, 2}),
    show("get", [call(S, {get, a}), call(S, {get, b}), call(S, {get, c})]),
    show("size", call(S, size)),
    show("timeout", call_timeout(S, slow, 10)),
    show("after timeout", call(S, size)),
    show("crash", call(S, {divide, 1, 0})),
    show("dead", call(S, size)).

start(State) -> spawn(fun() -> loop(State) end).

call(S, Request) -> call_timeout(S, Request, 5000).

call_timeout(S, Request, Timeout) ->
    Ref = monitor(process, S, [{alias, reply_demonitor}]),
    S ! {call, Ref, Request},
    receive
        {Ref, Reply} -> Reply;
        {'DOWN', Ref, process, S, {Reason, Stack}} when is_list(Stack) -> {crashed, Reason};
        {'DOWN', Ref, process, S, Reason} -> {down, Reason}
    after Timeout ->
        demonitor(Ref, [flush]),
        timeout
    end.

cast(S, Request) -> S ! {cast, Request}, ok.

loop(State) ->
    receive
        {call, From, {get, K}} -> reply(From, maps:get(K, State, none), State);
        {call, From, {put, K, V}} -> reply(From, ok, State#{K => V});
        {call, From, size} -> reply(From, map_size(State), State);
        {call, From, slow} -> receive after 50 -> reply(From, late, State) end;
        {call, From, {divide, A, B}} -> reply(From, A div B, State);
        {cast, {put, K, V}} -> loop(State#{K => V})
    end.

reply(From, Value, State) ->
    From ! {From, Value},
    loop(State).

show(Label, Value) ->
    io:format("~s: ~0p~n", [Label, Value]).
