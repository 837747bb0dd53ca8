%% tests/lang/port_counts.erl -- What port_info/2 counts as input is what a port's owner is told, without lengths of packets.
%% SPDX-License-Identifier: Apache-2.0
-module(port_counts).
-export([main/0]).

main() ->
    [program(Options, Data) || {Options, Data} <- [{[{packet, 1}], "abc"}, {[{packet, 4}], ["a", <<"bcd">>]}, {[], "abc"}, {[{line, 2}], "abc\n"}]],
    [sockets(Options) || Options <- [[{packet, 0}], [{packet, 2}], [{packet, 2}, {deliver, port}]]].

program(Options, Data) ->
    Port = open_port({spawn, "cat"}, [binary | Options]),
    port_command(Port, Data),
    receive {Port, {data, _}} -> ok end,
    told(Options, Port).

sockets(Options) ->
    {ok, Listening} = gen_tcp:listen(0, [binary, {active, true} | Options]),
    {ok, Number} = inet:port(Listening),
    {ok, From} = gen_tcp:connect("localhost", Number, [binary, {active, false} | Options]),
    {ok, To} = gen_tcp:accept(Listening),
    gen_tcp:send(From, "abc"),
    receive {tcp, To, _} -> ok; {To, {data, _}} -> ok end,
    told(Options, From),
    told(Options, To).

told(Options, Port) -> io:format("~p ~p ~p~n", [Options, erlang:port_info(Port, input), erlang:port_info(Port, output)]).
