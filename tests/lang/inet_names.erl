%% tests/lang/inet_names.erl -- Names of hosts, services and interfaces; what inet says of addresses.
%% SPDX-License-Identifier: Apache-2.0
-module(inet_names).
-export([main/0]).

-include_lib("kernel/include/inet.hrl").

main() ->
    show("literals", [inet:getaddr("127.0.0.1", inet), inet:getaddr("::1", inet6), inet:getaddr({1, 2, 3, 4}, inet),
                      inet:getaddr("127.0.0.1", inet6), inet:getaddr({1, 2, 3, 4}, inet6)]),
    show("localhost", [inet:getaddr("localhost", inet), inet:getaddr(localhost, inet), inet:getaddr("LOCALHOST", inet)]),
    {ok, Host} = inet:gethostbyname("localhost"),
    show("hostent", {Host#hostent.h_addrtype, Host#hostent.h_length, Host#hostent.h_addr_list}),
    show("unknown", [inet:getaddr("no.such.host.invalid", inet), inet:gethostbyname("no.such.host.invalid")]),
    show("bad", [inet:getaddr("", inet), inet:getaddr(1, inet), inet:getaddr([1000], inet)]),
    show("parse", [inet:parse_address("1.2.3.4"), inet:parse_address("::ffff:1.2.3.4"), inet:parse_address("x"), inet:ntoa({0, 0, 0, 0, 0, 0, 0, 1})]),
    {ok, Own} = inet:gethostname(),
    show("own name", Own =:= os:cmd("hostname -s | tr -d '\\n'") orelse lists:prefix(Own, os:cmd("hostname"))),
    show("services", [inet:getservbyname(http, tcp), inet:getservbyname(domain, udp), inet:getservbyname(nonsense, tcp)]),
    {ok, Interfaces} = inet:getifaddrs(),
    {"lo", Lo} = lists:keyfind("lo", 1, Interfaces),
    show("loopback", [lists:sort(proplists:get_value(flags, Lo)), lists:member({addr, {127, 0, 0, 1}}, Lo), lists:member({netmask, {255, 0, 0, 0}}, Lo)]),
    show("interfaces", [lists:member("lo", element(2, inet:getiflist())), inet:ifget("lo", [addr, netmask, flags, mtu]) =/= {ok, []}]),
    show("lookup", [inet_db:res_option(lookup), inet_db:tcp_module(), inet_db:udp_module()]).

show(What, Value) -> io:format("~s: ~p~n", [What, Value]).
