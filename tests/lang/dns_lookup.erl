%% tests/lang/dns_lookup.erl -- inet_res asks a DNS server that runs in the same program.
%% SPDX-License-Identifier: Apache-2.0
-module(dns_lookup).
-export([main/0]).


main() ->
    {ok, S} = gen_udp:open(0, [binary, {ip, {127, 0, 0, 1}}, {active, true}]),
    {ok, Port} = inet:port(S),
    Pid = spawn(fun() -> receive go -> serve(S) end end),
    ok = gen_udp:controlling_process(S, Pid),
    Pid ! go,
    Options = [{nameservers, [{{127, 0, 0, 1}, Port}]}, {timeout, 1000}, {retry, 1}],
    show("a", inet_res:lookup("host.example", in, a, Options)),
    show("aaaa", inet_res:lookup("host.example", in, aaaa, Options)),
    show("mx", lists:sort(inet_res:lookup("example", in, mx, Options))),
    show("txt", inet_res:lookup("example", in, txt, Options)),
    show("cname", inet_res:lookup("alias.example", in, a, Options)),
    show("none", inet_res:resolve("none.example", in, a, Options)).

show(What, Value) -> io:format("~s: ~p~n", [What, Value]).

serve(S) ->
    receive
        {udp, S, IP, Port, Bytes} ->
            {ok, Query} = inet_dns:decode(Bytes),
            [Question] = inet_dns:msg(Query, qdlist),
            gen_udp:send(S, IP, Port, inet_dns:encode(reply(Query, inet_dns:dns_query(Question, domain), inet_dns:dns_query(Question, type)))),
            serve(S)
    end.

reply(Query, Name, Type) ->
    Answers = [inet_dns:make_rr([{domain, D}, {class, in}, {type, T}, {ttl, 60}, {data, V}]) || {D, T, V} <- answers(Name, Type)],
    Header = inet_dns:make_header(inet_dns:msg(Query, header), [{qr, true}, {aa, true}, {rcode, if Answers =:= [] -> 3; true -> 0 end}]),
    inet_dns:make_msg([{header, Header}, {qdlist, inet_dns:msg(Query, qdlist)}, {anlist, Answers}]).

answers("host.example", a) -> [{"host.example", a, {10, 1, 2, 3}}, {"host.example", a, {10, 1, 2, 4}}];
answers("host.example", aaaa) -> [{"host.example", aaaa, {1, 2, 3, 4, 5, 6, 7, 8}}];
answers("example", mx) -> [{"example", mx, {10, "mail.example"}}, {"example", mx, {20, "mail2.example"}}];
answers("example", txt) -> [{"example", txt, ["one", "two"]}];
answers("alias.example", a) -> [{"alias.example", cname, "host.example"}, {"host.example", a, {10, 1, 2, 3}}];
answers(_, _) -> [].
