%% tests/lang/tcp_absent.erl -- Sockets and programs where WASI has none: the errors. The expected output is ours.
%% SPDX-License-Identifier: Apache-2.0
-module(tcp_absent).
-export([main/0]).

main() ->
    io:format("~p~n", [gen_tcp:listen(0, [])]),
    io:format("~p~n", [gen_tcp:connect({127, 0, 0, 1}, 80, [])]),
    io:format("~p~n", [gen_udp:open(0, [])]),
    io:format("~p~n", [reason(catch open_port({spawn, "cat"}, []))]),
    io:format("~p~n", [reason(catch os:cmd("true"))]),
    io:format("~p~n", [inet:getaddr("127.0.0.1", inet)]).

reason({'EXIT', {Reason, _}}) -> Reason;
reason(_) -> none.
