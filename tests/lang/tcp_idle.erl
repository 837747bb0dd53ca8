%% tests/lang/tcp_idle.erl -- Connections on which nothing happens take no processor time, and are still alive afterwards.
%% SPDX-License-Identifier: Apache-2.0
-module(tcp_idle).
-export([main/0]).

-define(CONNECTIONS, 250).

main() ->
    {ok, L} = gen_tcp:listen(0, [binary, {ip, {127, 0, 0, 1}}, {active, true}, {backlog, 100}]),
    {ok, Port} = inet:port(L),
    Self = self(),
    spawn_link(fun() -> serve(L, Self) end),
    Clients = [connect(Port) || _ <- lists:seq(1, ?CONNECTIONS)],
    erlang:garbage_collect(),
    {Before, _} = statistics(runtime),
    timer:sleep(1000),
    {After, _} = statistics(runtime),
    io:format("idle: ~p~n", [After - Before < 100]),
    [ok = gen_tcp:send(C, "ping") || C <- Clients],
    io:format("alive: ~p~n", [length([receive {tcp, C, D} -> D end || C <- Clients])]),
    [gen_tcp:close(C) || C <- Clients],
    io:format("ended: ~p~n", [length([receive ended -> ok after 5000 -> late end || _ <- Clients])]).

connect(Port) ->
    {ok, C} = gen_tcp:connect({127, 0, 0, 1}, Port, [binary, {active, true}]),
    C.

serve(L, Main) ->
    case gen_tcp:accept(L) of
        {ok, S} ->
            Pid = spawn_link(fun() -> receive go -> echo(S, Main) end end),
            ok = gen_tcp:controlling_process(S, Pid),
            Pid ! go,
            serve(L, Main);
        {error, closed} -> ok
    end.

echo(S, Main) ->
    receive
        {tcp, S, D} -> gen_tcp:send(S, D), echo(S, Main);
        {tcp_closed, S} -> Main ! ended
    end.
