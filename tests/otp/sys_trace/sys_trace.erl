%% tests/otp/sys_trace/sys_trace.erl -- What sys:trace and debug options print of servers, state machines and event managers.
%% SPDX-License-Identifier: Apache-2.0
-module(sys_trace).
-behaviour(gen_server).
-export([main/0, init/1, handle_call/3, handle_cast/2, handle_info/2]).

main() ->
    {ok, P} = gen_server:start({local, traced}, ?MODULE, server, []),
    ok = sys:trace(P, true),
    calls(P),
    ok = sys:no_debug(P),
    calls(P),
    {ok, Q} = gen_server:start(?MODULE, server, [{debug, [trace, {log, 3}, statistics]}]),
    calls(Q),
    io:format("~p~n", [sys:log(Q, print)]),
    {ok, M} = gen_event:start({local, manager}, [{debug, [trace]}]),
    gen_event:notify(M, event),
    gen_event:stop(M),
    halt(0).

calls(P) ->
    gen_server:call(P, get),
    gen_server:cast(P, {add, 1}),
    P ! {add, 2},
    gen_server:call(P, get).

init(server) -> {ok, 5}.
handle_call(get, _, N) -> {reply, N, N}.
handle_cast({add, M}, N) -> {noreply, N + M}.
handle_info({add, M}, N) -> {noreply, N + M}.
