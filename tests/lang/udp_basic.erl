%% tests/lang/udp_basic.erl -- gen_udp over the loopback: passive, active, connected, options, errors.
%% SPDX-License-Identifier: Apache-2.0
-module(udp_basic).
-export([main/0]).

main() -> passive(), active(), connected(), options(), ancillary(), ipv6(), local(), errors().

show(What, Value) -> io:format("~s: ~p~n", [What, Value]).

open(Options) ->
    {ok, S} = gen_udp:open(0, [{ip, {127, 0, 0, 1}} | Options]),
    {ok, Port} = inet:port(S),
    {S, Port}.

%% Numbers of ports are not ours to tell.
from(Port, {ok, {IP, Port, Data}}) -> {ok, IP, its_port, Data};
from(Port, {ok, {IP, Port, Anc, Data}}) -> {ok, IP, its_port, Anc, Data};
from(_, Other) -> Other.

passive() ->
    {A, PA} = open([binary, {active, false}]),
    {B, PB} = open([{active, false}]),
    show("send", [gen_udp:send(A, {127, 0, 0, 1}, PB, ["o", <<"ne">>]), gen_udp:send(A, "localhost", PB, "two"),
                  gen_udp:send(A, {{127, 0, 0, 1}, PB}, ""), gen_udp:send(A, loopback, PB, "four")]),
    show("recv", [from(PA, gen_udp:recv(B, 0, 300)) || _ <- [1, 2, 3, 4]]),
    show("timeout", [gen_udp:recv(B, 0, 10), gen_udp:recv(B, 0, 0)]),
    ok = gen_udp:send(B, {127, 0, 0, 1}, PA, lists:duplicate(1000, $x)),
    {ok, {_, _, Long}} = gen_udp:recv(A, 0),
    show("long", byte_size(Long)),
    Self = self(),
    spawn_link(fun() -> Self ! {later, from(PA, gen_udp:recv(B, 0, 3000))} end),
    timer:sleep(20),
    show("already", gen_udp:recv(B, 0)),
    ok = gen_udp:send(A, {127, 0, 0, 1}, PB, "later"),
    show("later", receive {later, X} -> X end),
    show("close", [gen_udp:close(A), gen_udp:close(B), gen_udp:send(A, {127, 0, 0, 1}, PB, "x"), gen_udp:recv(B, 0)]).

next(S, Port) ->
    receive
        {udp, S, IP, Port, Data} -> {udp, IP, Data};
        {udp, S, IP, Port, Anc, Data} -> {udp, IP, Anc, Data};
        {Tag, S} -> Tag;
        {Tag, S, What} -> {Tag, What}
    after 300 -> none
    end.

active() ->
    {A, PA} = open([binary]),
    {B, PB} = open([binary, {active, once}]),
    Send = fun(D) -> ok = gen_udp:send(A, {127, 0, 0, 1}, PB, D) end,
    Send("1"), Send("2"),
    show("once", [next(B, PA), next(B, PA), inet:setopts(B, [{active, once}]), next(B, PA)]),
    ok = inet:setopts(B, [{active, 2}]),
    [Send(D) || D <- ["3", "4", "5"]],
    show("counted", [next(B, PA), next(B, PA), next(B, PA), next(B, PA)]),
    ok = inet:setopts(B, [{active, true}, {mode, list}, {header, 1}]),
    show("list", next(B, PA)),
    ok = inet:setopts(B, [{mode, binary}]),
    Send("six"),
    show("header", next(B, PA)),
    show("recv", gen_udp:recv(B, 0)),
    [Send(integer_to_list(N)) || N <- lists:seq(1, 50)],
    show("many", length([next(B, PA) || _ <- lists:seq(1, 50)])),
    gen_udp:close(A), gen_udp:close(B).

connected() ->
    {A, PA} = open([binary, {active, false}]),
    {B, PB} = open([binary, {active, false}]),
    show("connect", [gen_udp:connect(A, {127, 0, 0, 1}, PB), gen_udp:send(A, "hello"), from(PA, gen_udp:recv(B, 0, 500))]),
    show("peer", element(1, element(2, inet:peername(A)))),
    ok = gen_udp:send(B, {127, 0, 0, 1}, PA, "back"),
    show("back", from(PB, gen_udp:recv(A, 0, 500))),
    show("not connected", [inet:peername(B), gen_udp:send(B, "x")]),
    gen_udp:close(B),
    ok = gen_udp:send(A, "nobody"),
    show("refused", gen_udp:recv(A, 0, 500)),
    gen_udp:close(A).

options() ->
    {A, _} = open([]),
    show("defaults", inet:getopts(A, [active, mode, buffer, header, read_packets, broadcast, reuseaddr, deliver, multicast_ttl, multicast_loop, ttl])),
    show("set", [inet:setopts(A, [{broadcast, true}, {read_packets, 9}, {multicast_ttl, 5}, {multicast_loop, false}, {ttl, 33}, {buffer, 3000}]),
                 inet:getopts(A, [broadcast, read_packets, multicast_ttl, multicast_loop, ttl, buffer])]),
    show("recbuf", [inet:setopts(A, [{recbuf, 100000}]), inet:getopts(A, [buffer])]),
    show("not for udp", inet:getopts(A, [high_watermark, send_timeout, delay_send])),
    show("stat", [length(element(2, inet:getstat(A))), prim_inet:gettype(A), prim_inet:getstatus(A), erlang:port_get_data(A)]),
    gen_udp:close(A).

ancillary() ->
    {A, PA} = open([binary, {active, false}]),
    {B, PB} = open([binary, {active, false}, {recvtos, true}, {recvttl, true}]),
    ok = gen_udp:send(A, {{127, 0, 0, 1}, PB}, [{tos, 16}, {ttl, 44}], "with"),
    {ok, {IP, PA, Anc, Data}} = gen_udp:recv(B, 0, 500),
    show("ancillary", {IP, lists:sort(Anc), Data}),
    ok = inet:setopts(B, [{active, once}]),
    ok = gen_udp:send(A, {{127, 0, 0, 1}, PB}, [{ttl, 45}], "again"),
    {udp, _, Anc2, Data2} = next(B, PA),
    show("active", {lists:sort(Anc2), Data2}),
    gen_udp:close(A), gen_udp:close(B).

ipv6() ->
    {ok, A} = gen_udp:open(0, [inet6, binary, {ip, {0, 0, 0, 0, 0, 0, 0, 1}}, {active, false}]),
    {ok, P} = inet:port(A),
    ok = gen_udp:send(A, {0, 0, 0, 0, 0, 0, 0, 1}, P, "six"),
    show("ipv6", from(P, gen_udp:recv(A, 0, 300))),
    gen_udp:close(A).

local() ->
    File = "/tmp/ff_lang_udp_basic_" ++ os:getpid(),
    {ok, A} = gen_udp:open(0, [{ifaddr, {local, File}}, {active, false}, binary]),
    {ok, B} = gen_udp:open(0, [local, binary]),
    ok = gen_udp:send(B, {local, File}, 0, "local"),
    show("local", gen_udp:recv(A, 0, 1000)),
    ok = inet:setopts(A, [{active, true}]),
    ok = gen_udp:send(B, {local, File}, 0, "active"),
    show("active", receive {udp, A, From, Port, D} -> {From, Port, D} after 500 -> none end),
    gen_udp:close(A), gen_udp:close(B), file:delete(File).

errors() ->
    {A, P} = open([]),
    show("in use", gen_udp:open(P, [{ip, {127, 0, 0, 1}}])),
    show("bad", [catch gen_udp:open(0, [{active, maybe}]), catch gen_udp:open(70000), gen_udp:send(A, "no.such.host.invalid", 1, "x"),
                 gen_udp:send(A, {127, 0, 0, 1}, P, foo), gen_udp:send(A, {127, 0, 0, 1}, P, binary:copy(<<0>>, 70000))]),
    gen_udp:close(A).
