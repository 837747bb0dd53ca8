%% tests/lang/tcp_options.erl -- Options, statistics and information of sockets.
%% SPDX-License-Identifier: Apache-2.0
-module(tcp_options).
-export([main/0]).

main() ->
    {ok, L} = gen_tcp:listen(0, [{ip, {127, 0, 0, 1}}, {reuseaddr, true}, {backlog, 7}, {nodelay, true}, {active, false}]),
    {ok, Port} = inet:port(L),
    {ok, C} = gen_tcp:connect({127, 0, 0, 1}, Port, [binary, {active, false}]),
    {ok, S} = gen_tcp:accept(L),
    defaults(L, C, S), setting(C), statistics(C, S), information(L, C, S), sending(C, S),
    [gen_tcp:close(X) || X <- [L, C]].

show(What, Value) -> io:format("~s: ~p~n", [What, Value]).

defaults(L, C, S) ->
    Own = [active, mode, packet, packet_size, header, exit_on_close, high_watermark, low_watermark, send_timeout,
           send_timeout_close, delay_send, deliver, show_econnreset, high_msgq_watermark, low_msgq_watermark],
    [show("defaults", inet:getopts(X, Own)) || X <- [L, C, S]],
    [show("system", inet:getopts(X, [reuseaddr, keepalive, nodelay, linger, dontroute, priority, tos, nopush, broadcast])) || X <- [L, C, S]],
    show("not for tcp", inet:getopts(C, [read_packets, ipv6_v6only])).

setting(C) ->
    Set = [{buffer, 5000}, {header, 1}, {mode, list}, {packet_size, 77}, {exit_on_close, false}, {high_watermark, 100},
           {low_watermark, 50}, {send_timeout, 1000}, {send_timeout_close, true}, {delay_send, true}, {deliver, port},
           {show_econnreset, true}, {keepalive, true}, {nodelay, true}, {linger, {true, 3}}, {priority, 2}, {tos, 16},
           {active, false}, {packet, 4}],
    show("set", inet:setopts(C, Set)),
    show("get", inet:getopts(C, [K || {K, _} <- Set])),
    show("watermarks", [inet:setopts(C, [{high_watermark, 10}]), inet:getopts(C, [high_watermark, low_watermark]),
                        inet:setopts(C, [{low_watermark, 20}]), inet:getopts(C, [high_watermark, low_watermark])]),
    show("raw", [inet:setopts(C, [{raw, 6, 1, <<0:32/native>>}]), inet:getopts(C, [{raw, 6, 1, 4}]), inet:getopts(C, [nodelay])]),
    show("errors", [catch inet:setopts(C, [{foo, 1}]), catch inet:setopts(C, [{active, 40000}]), inet:getopts(C, [foo]),
                    inet:setopts(C, [{packet, 3}]), inet:setopts(C, [{tos, x}])]),
    ok = inet:setopts(C, [{header, 0}, {mode, binary}, {packet, 0}, {linger, {false, 0}}, {deliver, term}, {delay_send, false},
                          {high_watermark, 8192}, {low_watermark, 4096}, {exit_on_close, true}, {packet_size, 0}]).

statistics(C, S) ->
    ok = gen_tcp:send(C, "12345"), {ok, _} = gen_tcp:recv(S, 5),
    ok = gen_tcp:send(C, "123"), {ok, _} = gen_tcp:recv(S, 3),
    show("sent", inet:getstat(C, [send_cnt, send_max, send_avg, send_oct, send_pend])),
    show("received", inet:getstat(S, [recv_cnt, recv_max, recv_avg, recv_dvi, recv_oct])),
    show("all", length(element(2, inet:getstat(S)))),
    show("bad", inet:getstat(S, [foo])).

information(L, C, S) ->
    show("type", [prim_inet:gettype(X) || X <- [L, C, S]]),
    show("status", [prim_inet:getstatus(X) || X <- [L, C, S]]),
    show("fd", is_integer(element(2, prim_inet:getfd(C)))),
    show("port", [{lists:keyfind(name, 1, erlang:port_info(X)), erlang:port_get_data(X)} || X <- [L, C, S]]),
    show("names", [element(1, element(2, inet:sockname(C))), inet:sockname(C) =:= inet:peername(S), inet:peername(L)]),
    show("fake", [inet:setpeername(C, {{1, 2, 3, 4}, 5}), inet:peername(C), inet:setpeername(C, undefined),
                  inet:peername(C) =:= inet:sockname(S)]),
    show("info", lists:sort(maps:keys(inet:info(C)))).

%% A peer that does not read: the queue fills, sends wait and time out.
sending(C, S) ->
    ok = inet:setopts(C, [{send_timeout, 100}, {send_timeout_close, false}, {sndbuf, 4096}]),
    Data = binary:copy(<<"x">>, 100000),
    show("timeout", fill(C, Data, 1000)),
    {ok, [{send_pend, Pending}]} = inet:getstat(C, [send_pend]),
    show("pending", Pending > 0),
    ok = inet:setopts(C, [{send_timeout, infinity}]),
    Self = self(),
    [spawn_link(fun() -> Self ! {I, gen_tcp:send(C, integer_to_list(I))} end) || I <- [1, 2, 3]],
    timer:sleep(50),
    drain(S, 0),
    show("sent", [receive {I, R} -> R after 2000 -> none end || I <- [1, 2, 3]]),
    show("shutdown", [gen_tcp:shutdown(C, write), gen_tcp:send(C, "x")]),
    gen_tcp:close(S).

fill(_, _, 0) -> never;
fill(C, Data, N) ->
    case gen_tcp:send(C, Data) of
        ok -> fill(C, Data, N - 1);
        Error -> Error
    end.

drain(S, N) ->
    case gen_tcp:recv(S, 0, 300) of
        {ok, D} -> drain(S, N + length(D));
        {error, _} -> N
    end.
