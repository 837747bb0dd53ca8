%% tests/lang/tcp_ends.erl -- How connections end: shutdown, close with data under way, resets, exit_on_close.
%% SPDX-License-Identifier: Apache-2.0
-module(tcp_ends).
-export([main/0]).

main() ->
    process_flag(trap_exit, true),
    exits(), halves(), pending(), lingering(), resets(), open_on_close(), sendfile(), monitors().

show(What, Value) -> io:format("~s: ~p~n", [What, Value]).

pair(ListenOptions, ConnectOptions) ->
    {ok, L} = gen_tcp:listen(0, [{ip, {127, 0, 0, 1}} | ListenOptions]),
    {ok, Port} = inet:port(L),
    {ok, C} = gen_tcp:connect({127, 0, 0, 1}, Port, ConnectOptions),
    {ok, S} = gen_tcp:accept(L),
    gen_tcp:close(L),
    {C, S}.

%% Which ends of sockets a process that traps exits hears of as exit signals.
exits() ->
    {C, S} = pair([{active, true}], [{active, true}]),
    gen_tcp:close(C),
    show("peer closed", all()),
    {C2, S2} = pair([{active, true}, {packet, 2}, {packet_size, 5}], []),
    ok = gen_tcp:send(C2, <<9:16, "too long">>),
    show("bad packet", all()),
    {C3, _} = pair([{active, false}], []),
    exit(C3, why),
    show("exit", all()),
    gen_tcp:close(S), gen_tcp:close(S2).

all() ->
    receive
        {'EXIT', Port, Why} when is_port(Port) -> [{exit, Why} | all()];
        {Tag, Port, What} when is_port(Port) -> [{Tag, What} | all()];
        {Tag, Port} when is_port(Port) -> [Tag | all()]
    after 100 -> []
    end.

halves() ->
    {C, S} = pair([binary, {active, false}, {exit_on_close, false}], [binary, {active, false}]),
    ok = gen_tcp:send(C, "request"),
    show("shutdown", gen_tcp:shutdown(C, write)),
    show("read", [gen_tcp:recv(S, 0), gen_tcp:recv(S, 0)]),
    show("answer", [gen_tcp:send(S, "answer"), gen_tcp:recv(C, 6)]),
    show("send", gen_tcp:send(C, "more")),
    gen_tcp:close(S),
    show("end", gen_tcp:recv(C, 0)),
    {C2, S2} = pair([{active, false}], [{active, false}]),
    show("read half", gen_tcp:shutdown(C2, read)),
    show("both", [gen_tcp:shutdown(S2, read_write), gen_tcp:recv(C2, 0)]),
    show("not connected", gen_tcp:shutdown(C2, write)),
    [gen_tcp:close(X) || X <- [C, C2, S2]].

%% What was sent before close arrives.
pending() ->
    {C, S} = pair([binary, {active, false}], [binary, {active, false}]),
    Data = binary:copy(<<"0123456789">>, 500000),
    spawn_link(fun() -> timer:sleep(100), receive after 0 -> ok end end),
    Self = self(),
    Pid = spawn_link(fun() -> receive go -> ok end, ok = gen_tcp:send(C, Data), Self ! {closing, gen_tcp:close(C)} end),
    ok = gen_tcp:controlling_process(C, Pid),
    Pid ! go,
    show("all", gen_tcp:recv(S, byte_size(Data)) =:= {ok, Data}),
    show("close", receive {closing, X} -> X after 2000 -> none end),
    show("end", gen_tcp:recv(S, 0)),
    gen_tcp:close(S).

lingering() ->
    {C, S} = pair([binary, {active, true}], [binary, {active, false}, {linger, {true, 2}}]),
    ok = gen_tcp:send(C, "x"),
    show("linger", gen_tcp:close(C)),
    show("got", receive {tcp, S, D} -> D after 1000 -> none end),
    show("closed", receive {tcp_closed, S} -> ok after 1000 -> none end).

resets() ->
    {C, S} = pair([binary, {active, false}, {show_econnreset, true}], [{linger, {true, 0}}]),
    gen_tcp:close(C),
    timer:sleep(30),
    show("reset", [gen_tcp:recv(S, 0), gen_tcp:recv(S, 0)]),
    {C2, S2} = pair([binary, {active, true}, {show_econnreset, true}], [{linger, {true, 0}}]),
    gen_tcp:close(C2),
    show("active", [receive {tcp_error, S2, E} -> E after 1000 -> none end, receive {tcp_closed, S2} -> closed after 1000 -> none end]),
    {C3, S3} = pair([binary, {active, true}], [{linger, {true, 0}}]),
    gen_tcp:close(C3),
    show("quiet", [receive {tcp_error, S3, E3} -> E3 after 50 -> none end, receive {tcp_closed, S3} -> closed after 1000 -> none end]),
    {C4, S4} = pair([binary, {active, false}], [{active, false}]),
    gen_tcp:close(S4),
    timer:sleep(30),
    show("send to closed", sends(C4, 5)),
    gen_tcp:close(C4).

sends(_, 0) -> ok;
sends(C, N) ->
    case gen_tcp:send(C, "x") of
        ok -> timer:sleep(20), sends(C, N - 1);
        Error -> {Error, gen_tcp:recv(C, 0), gen_tcp:send(C, "y")}
    end.

open_on_close() ->
    {C, S} = pair([binary, {active, true}, {exit_on_close, false}], [binary, {active, true}]),
    gen_tcp:shutdown(C, write),
    show("closed", receive {tcp_closed, S} -> closed after 1000 -> none end),
    show("still open", {is_list(erlang:port_info(S)), gen_tcp:send(S, "late")}),
    show("late", receive {tcp, C, D} -> D after 1000 -> none end),
    gen_tcp:close(S), gen_tcp:close(C).

sendfile() ->
    File = "/tmp/ff_lang_tcp_ends_" ++ os:getpid(),
    ok = file:write_file(File, binary:copy(<<"0123456789">>, 10000)),
    {C, S} = pair([binary, {active, false}], []),
    show("sendfile", file:sendfile(File, C)),
    {ok, Got} = gen_tcp:recv(S, 100000),
    show("got", erlang:crc32(Got)),
    {ok, F} = file:open(File, [read, raw, binary]),
    show("part", [file:sendfile(F, C, 5, 7, []), gen_tcp:recv(S, 7)]),
    file:close(F), file:delete(File), gen_tcp:close(C), gen_tcp:close(S).

monitors() ->
    {C, S} = pair([binary, {active, false}], []),
    R = inet:monitor(S),
    gen_tcp:close(S),
    show("monitor", receive {'DOWN', R, port, S, Why} -> Why after 1000 -> none end),
    gen_tcp:close(C),
    {_, Down} = spawn_monitor(fun() -> {X, _} = pair([], []), link(X), exit(X, oops), receive after 1000 -> ok end end),
    show("linked", receive {'DOWN', Down, process, _, W} -> W after 2000 -> none end).
