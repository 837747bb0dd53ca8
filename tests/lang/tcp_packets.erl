%% tests/lang/tcp_packets.erl -- The packet types of TCP sockets, passive and active.
%% SPDX-License-Identifier: Apache-2.0
-module(tcp_packets).
-export([main/0]).

main() ->
    process_flag(trap_exit, true),
    [counted(N) || N <- [1, 2, 4]],
    lines(), http(), others(), limits(), switching().

show(What, Value) -> io:format("~s: ~p~n", [What, Value]).

pair(ListenOptions, ConnectOptions) ->
    {ok, L} = gen_tcp:listen(0, [{ip, {127, 0, 0, 1}} | ListenOptions]),
    {ok, Port} = inet:port(L),
    {ok, C} = gen_tcp:connect({127, 0, 0, 1}, Port, ConnectOptions),
    {ok, S} = gen_tcp:accept(L),
    gen_tcp:close(L),
    {C, S}.

next(S) ->
    receive
        {Tag, S, Data} -> {Tag, Data};
        {ssl_tls, S, A, B, C} -> {ssl_tls, A, B, C};
        {Tag, S} -> Tag
    after 500 -> none
    end.

counted(N) ->
    {C, S} = pair([binary, {packet, N}, {active, false}], [{packet, N}, {active, true}]),
    [ok = gen_tcp:send(C, D) || D <- ["", "a", lists:duplicate(200, $b)]],
    show("counted", [gen_tcp:recv(S, 0) || _ <- [1, 2]] ++ [begin {ok, D} = gen_tcp:recv(S, 0), byte_size(D) end]),
    show("length", gen_tcp:recv(S, 3)),
    ok = inet:setopts(C, [{packet, raw}]),
    Size = fun(X) -> <<X:N/unit:8>> end,
    ok = gen_tcp:send(C, [Size(3), "x"]), timer:sleep(20), ok = gen_tcp:send(C, ["yz", Size(1)]), timer:sleep(20), ok = gen_tcp:send(C, "!"),
    show("in pieces", [gen_tcp:recv(S, 0), gen_tcp:recv(S, 0)]),
    ok = gen_tcp:send(S, "back"), ok = gen_tcp:send(S, ""),
    show("raw", iolist_to_binary([B || {tcp, B} <- [next(C), next(C)]])),
    ok = gen_tcp:send(C, [Size(9), "short"]),
    gen_tcp:close(C),
    show("cut off", gen_tcp:recv(S, 0)).

lines() ->
    {C, S} = pair([binary, {packet, line}, {active, false}, {buffer, 8}], []),
    ok = gen_tcp:send(C, "one\r\ntwo\n\nlonger than eight\nrest"),
    show("lines", [gen_tcp:recv(S, 0) || _ <- lists:seq(1, 6)]),
    ok = inet:setopts(S, [{line_delimiter, $;}]),
    ok = gen_tcp:send(C, "a;b;"),
    show("delimiter", [gen_tcp:recv(S, 0) || _ <- [1, 2]]),
    gen_tcp:close(C),
    show("end", gen_tcp:recv(S, 0)).

http() ->
    Request = ["GET /path?q=1 HTTP/1.1\r\nHost: example.org\r\nX-Other:  v\r\nAccept: a,\r\n b\r\n\r\nbody",
               "POST http://h:8080/p HTTP/1.0\r\n\r\n"],
    {C, S} = pair([{packet, http}, {active, false}], []),
    ok = gen_tcp:send(C, Request),
    show("http", [gen_tcp:recv(S, 0) || _ <- lists:seq(1, 5)]),
    ok = inet:setopts(S, [{packet, raw}]),
    show("body", gen_tcp:recv(S, 4)),
    ok = inet:setopts(S, [{packet, http_bin}]),
    show("bin", [gen_tcp:recv(S, 0) || _ <- [1, 2]]),
    ok = gen_tcp:send(C, "nonsense\r\nHTTP/1.1 204 No Content\r\nContent-length: 0\r\n\r\n"),
    show("response", [gen_tcp:recv(S, 0) || _ <- lists:seq(1, 4)]),
    gen_tcp:close(C), gen_tcp:close(S),
    {C2, S2} = pair([binary, {packet, http_bin}, {active, true}], []),
    ok = gen_tcp:send(C2, Request),
    show("active", [next(S2) || _ <- lists:seq(1, 5)]),
    gen_tcp:close(C2),
    {C3, S3} = pair([{packet, httph}, {active, once}], []),
    ok = gen_tcp:send(C3, "Server: x\r\nDate: y\r\n\r\n"),
    show("headers", [next(S3), next(S3), inet:setopts(S3, [{active, once}]), next(S3), gen_tcp:recv(S3, 0)]),
    gen_tcp:close(C3).

others() ->
    Types = [{asn1, <<48, 3, 1, 2, 3>>}, {sunrm, <<128, 0, 0, 2, "ab">>}, {cdr, <<"GIOP", 1, 0, 0, 0, 0, 0, 0, 2, "ab">>},
             {fcgi, <<1, 2, 0, 3, 0, 2, 1, 0, "abP">>}, {tpkt, <<3, 0, 0, 6, "ab">>}, {ssl_tls, <<23, 3, 3, 0, 2, "ab">>}],
    [begin
         {C, S} = pair([binary, {packet, T}, {active, false}], []),
         {H, R} = split_binary(B, 3),
         ok = gen_tcp:send(C, H), timer:sleep(10), ok = gen_tcp:send(C, [R, B]),
         show(T, case gen_tcp:recv(S, 0) of {ok, P} when is_tuple(P) -> setelement(2, P, s); P -> P end),
         ok = inet:setopts(S, [{active, true}]),
         show(T, next(S)),
         gen_tcp:close(C)
     end || {T, B} <- Types].

limits() ->
    {C, S} = pair([binary, {packet, 4}, {packet_size, 10}, {active, false}], []),
    ok = gen_tcp:send(C, <<10:32, "0123456789", 11:32, "0123456789a">>),
    show("packet_size", [gen_tcp:recv(S, 0), gen_tcp:recv(S, 0), gen_tcp:recv(S, 0)]),
    {C2, S2} = pair([{packet, 2}, {packet_size, 10}, {active, true}], []),
    ok = gen_tcp:send(C2, <<11:16, "0123456789a">>),
    show("active", [next(S2), next(S2)]),
    {C3, S3} = pair([binary, {packet, http}, {active, false}, {buffer, 20}], []),
    ok = gen_tcp:send(C3, "GET /a-long-path-that-does-not-fit HTTP/1.1\r\n"),
    show("http line", gen_tcp:recv(S3, 0)),
    [gen_tcp:close(X) || X <- [C, S, C2, C3, S3]].

switching() ->
    {C, S} = pair([binary, {packet, raw}, {active, false}], []),
    ok = gen_tcp:send(C, <<"head\n", 0, 2, "hi", "tail">>),
    timer:sleep(30),
    ok = inet:setopts(S, [{packet, line}]),
    A = gen_tcp:recv(S, 0),
    ok = inet:setopts(S, [{packet, 2}]),
    B = gen_tcp:recv(S, 0),
    ok = inet:setopts(S, [{packet, 0}, {active, true}]),
    show("switch", [A, B, next(S)]),
    gen_tcp:close(C), gen_tcp:close(S).
