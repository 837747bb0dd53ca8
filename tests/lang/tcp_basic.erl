%% tests/lang/tcp_basic.erl -- gen_tcp over the loopback: passive and active, large data, accept, connect, timeouts, errors.
%% SPDX-License-Identifier: Apache-2.0
-module(tcp_basic).
-export([main/0]).

main() ->
    passive(), active(), once(), counted(), large(), accepting(), connecting(), owners(), ipv6(), local().

show(What, Value) -> io:format("~s: ~p~n", [What, Value]).

listen(Options) ->
    {ok, L} = gen_tcp:listen(0, [{ip, {127, 0, 0, 1}} | Options]),
    {ok, Port} = inet:port(L),
    {L, Port}.

%% Both ends of a connection.
pair(ListenOptions, ConnectOptions) ->
    {L, Port} = listen(ListenOptions),
    {ok, C} = gen_tcp:connect({127, 0, 0, 1}, Port, ConnectOptions),
    {ok, S} = gen_tcp:accept(L),
    gen_tcp:close(L),
    {C, S}.

passive() ->
    {C, S} = pair([binary, {active, false}], [{active, false}]),
    show("send", gen_tcp:send(C, ["he", <<"llo">>, $!])),
    show("recv", [gen_tcp:recv(S, 2), gen_tcp:recv(S, 1), gen_tcp:recv(S, 3)]),
    show("timeout", [gen_tcp:recv(S, 0, 20), gen_tcp:recv(S, 5, 0)]),
    ok = gen_tcp:send(S, "list"),
    show("list", gen_tcp:recv(C, 4)),
    Self = self(),
    spawn_link(fun() -> Self ! {later, gen_tcp:recv(S, 3, 2000)} end),
    timer:sleep(20),
    show("already", gen_tcp:recv(S, 0)),
    ok = gen_tcp:send(C, "ab"), timer:sleep(20), ok = gen_tcp:send(C, "c"),
    show("pieces", receive {later, X} -> X end),
    ok = gen_tcp:send(C, ""),
    show("unrecv", begin ok = gen_tcp:send(C, "rest"), {ok, R} = gen_tcp:recv(S, 4), gen_tcp:unrecv(S, R), gen_tcp:recv(S, 2) end),
    ok = gen_tcp:close(C),
    show("closed", [gen_tcp:recv(S, 0), gen_tcp:recv(S, 0), gen_tcp:send(S, "x"), gen_tcp:close(S)]),
    show("after close", [gen_tcp:recv(S, 0), gen_tcp:send(S, "x"), gen_tcp:close(S), inet:port(S), inet:peername(S)]).

active() ->
    {C, S} = pair([binary, {active, true}], [list, {active, true}]),
    ok = gen_tcp:send(C, "one"),
    show("binary", receive {tcp, S, A} -> A after 1000 -> none end),
    ok = gen_tcp:send(S, "two"),
    show("list", receive {tcp, C, B} -> B after 1000 -> none end),
    show("recv", gen_tcp:recv(C, 0)),
    gen_tcp:close(C),
    show("closed", receive {tcp_closed, S} -> closed after 1000 -> none end),
    show("gone", {erlang:port_info(S), gen_tcp:send(S, "x")}),
    {C2, S2} = pair([{header, 2}, binary, {active, true}], [{active, false}]),
    ok = gen_tcp:send(C2, "abcdef"),
    show("header", receive {tcp, S2, D} -> D after 1000 -> none end),
    gen_tcp:close(S2), gen_tcp:close(C2).

once() ->
    {C, S} = pair([binary, {packet, line}, {active, once}], []),
    ok = gen_tcp:send(C, "1\n2\n3\n"),
    show("once", receive {tcp, S, A} -> A after 1000 -> none end),
    show("no more", receive {tcp, S, X} -> X after 50 -> none end),
    show("passive now", {inet:getopts(S, [active]), gen_tcp:recv(S, 0)}),
    ok = inet:setopts(S, [{active, once}]),
    show("again", receive {tcp, S, B} -> B after 1000 -> none end),
    gen_tcp:close(C),
    ok = inet:setopts(S, [{active, once}]),
    show("closed", receive {tcp_closed, S} -> closed after 1000 -> none end).

counted() ->
    {C, S} = pair([binary, {packet, 1}, {active, 2}], [{packet, 1}]),
    [ok = gen_tcp:send(C, D) || D <- ["a", "b", "c", "d"]],
    show("two", [next(S), next(S), next(S)]),
    show("active", inet:getopts(S, [active])),
    show("add", [inet:setopts(S, [{active, 1}]), next(S), next(S)]),
    show("too many", [inet:setopts(S, [{active, 32767}]), inet:setopts(S, [{active, 32767}]), inet:getopts(S, [active])]),
    show("rest", receive {tcp, S, D4} -> D4 after 1000 -> none end),
    show("down to none", [inet:setopts(S, [{active, -32766}]), next(S)]),
    gen_tcp:close(C), gen_tcp:close(S).

next(S) ->
    receive
        {tcp, S, D} -> D;
        {What, S} -> What
    after 1000 -> none
    end.

%% Both directions at once, more than any buffer takes.
large() ->
    {C, S} = pair([binary, {active, false}], [binary, {active, true}]),
    Data = binary:copy(<<"0123456789">>, 300000),
    Self = self(),
    spawn_link(fun() -> Self ! {sent, gen_tcp:send(C, Data)} end),
    spawn_link(fun() -> {ok, Got} = gen_tcp:recv(S, byte_size(Data)), Self ! {got, Got =:= Data}, gen_tcp:send(S, Got) end),
    show("sent", receive {sent, X} -> X end),
    show("got", receive {got, Y} -> Y end),
    show("back", collect(C, byte_size(Data), []) =:= Data),
    gen_tcp:close(C), gen_tcp:close(S).

collect(_, 0, Parts) -> iolist_to_binary(lists:reverse(Parts));
collect(C, N, Parts) -> receive {tcp, C, D} -> collect(C, N - byte_size(D), [D | Parts]) after 5000 -> {missing, N} end.

accepting() ->
    {L, Port} = listen([binary, {active, false}]),
    show("accept", [gen_tcp:accept(L, 0), gen_tcp:accept(L, 20)]),
    Self = self(),
    Dead = spawn(fun() -> gen_tcp:accept(L) end),
    Pids = [spawn_link(fun() -> {ok, S} = gen_tcp:accept(L), {ok, D} = gen_tcp:recv(S, 1), Self ! {got, D} end) || _ <- [1, 2, 3]],
    timer:sleep(50),
    exit(Dead, kill),
    timer:sleep(50),
    Cs = [begin {ok, C} = gen_tcp:connect({127, 0, 0, 1}, Port, []), ok = gen_tcp:send(C, D), C end || D <- ["a", "b", "c"]],
    show("three", lists:sort([receive {got, D} -> D after 2000 -> none end || _ <- Pids])),
    [gen_tcp:close(C) || C <- Cs],
    spawn_link(fun() -> Self ! {accept, gen_tcp:accept(L)} end),
    timer:sleep(20),
    gen_tcp:close(L),
    show("closed", receive {accept, A} -> A after 2000 -> none end),
    show("on closed", catch gen_tcp:accept(L)).

connecting() ->
    {L, Port} = listen([]),
    show("in use", gen_tcp:listen(Port, [{ip, {127, 0, 0, 1}}])),
    {ok, C} = gen_tcp:connect("localhost", Port, [{ip, {127, 0, 0, 1}}, {port, 0}]),
    show("names", {element(1, element(2, inet:peername(C))), element(2, element(2, inet:peername(C))) =:= Port,
                   element(1, element(2, inet:sockname(C)))}),
    gen_tcp:close(L),
    show("refused", gen_tcp:connect({127, 0, 0, 1}, Port, [])),
    show("no host", gen_tcp:connect("no.such.host.invalid", 80, [], 2000)),
    show("bad", [catch gen_tcp:connect({127, 0, 0, 1}, 80, [foo]), catch gen_tcp:listen(0, [{active, maybe}])]),
    gen_tcp:close(C).

owners() ->
    {C, S} = pair([binary], []),
    Self = self(),
    Pid = spawn_link(fun() -> receive {tcp, S, D} -> Self ! {got, D} end, receive stop -> ok end end),
    ok = gen_tcp:send(C, "before"),
    timer:sleep(50),
    show("hand over", gen_tcp:controlling_process(S, Pid)),
    show("moved", receive {got, D} -> D after 1000 -> none end),
    show("not owner", gen_tcp:controlling_process(S, self())),
    unlink(Pid), exit(Pid, kill),
    show("owner gone", receive {tcp_closed, C} -> closed after 1000 -> none end).

ipv6() ->
    {ok, L} = gen_tcp:listen(0, [inet6, {ip, {0, 0, 0, 0, 0, 0, 0, 1}}, {active, false}]),
    {ok, Port} = inet:port(L),
    {ok, C} = gen_tcp:connect({0, 0, 0, 0, 0, 0, 0, 1}, Port, [inet6]),
    {ok, S} = gen_tcp:accept(L),
    ok = gen_tcp:send(C, "six"),
    show("ipv6", {gen_tcp:recv(S, 3), element(1, element(2, inet:peername(S)))}),
    [gen_tcp:close(X) || X <- [L, C, S]].

local() ->
    File = "/tmp/ff_lang_tcp_basic_" ++ os:getpid(),
    {ok, L} = gen_tcp:listen(0, [{ifaddr, {local, File}}, {active, false}, binary]),
    {ok, C} = gen_tcp:connect({local, File}, 0, [{active, false}]),
    {ok, S} = gen_tcp:accept(L),
    ok = gen_tcp:send(C, "local"),
    show("local", {gen_tcp:recv(S, 5), inet:peername(S), inet:sockname(S) =:= {ok, {local, list_to_binary(File)}}}),
    [gen_tcp:close(X) || X <- [L, C, S]],
    file:delete(File).
