%% tests/lang/port_relations.erl -- Ports and processes: owner, links, monitors, names, exit signals, data, information.
%% SPDX-License-Identifier: Apache-2.0
-module(port_relations).
-export([main/0]).

main() ->
    process_flag(trap_exit, true),
    information(),
    monitors(),
    names(),
    owners(),
    signals(),
    data().

cat() -> open_port({spawn, "cat"}, [binary]).

show(What, Value) -> io:format("~s: ~p~n", [What, Value]).

next() -> receive M -> M after 2000 -> nothing end.

information() ->
    Before = erlang:system_info(port_count),
    P = cat(),
    show("one more", erlang:system_info(port_count) - Before),
    Info = erlang:port_info(P),
    Self = self(),
    show("keys", [K || {K, _} <- Info]),
    show("values", [proplists:get_value(K, Info) || K <- [name, input, output]]),
    show("own", {proplists:get_value(connected, Info) =:= Self, proplists:get_value(links, Info) =:= [Self],
                 is_integer(proplists:get_value(os_pid, Info)), lists:member(P, erlang:ports())}),
    port_command(P, "12345"),
    {P, {data, _}} = next(),
    show("counted", [erlang:port_info(P, I) || I <- [input, output, registered_name, monitors, parallelism, queue_size]]),
    show("is", {is_port(P), is_pid(P), is_port(list_to_port(port_to_list(P))), P =:= list_to_port(port_to_list(P))}),
    show("linked", lists:member(P, element(2, process_info(self(), links)))),
    port_close(P),
    show("exit", element(3, next())),
    show("unlinked", lists:member(P, element(2, process_info(self(), links)))).

monitors() ->
    P = cat(),
    R = monitor(port, P),
    show("monitors", {process_info(self(), monitors) =:= {monitors, [{port, P}]},
                      erlang:port_info(P, monitored_by) =:= {monitored_by, [self()]}}),
    true = demonitor(R, [info]),
    R2 = monitor(port, P),
    unlink(P),
    port_close(P),
    {'DOWN', R2, port, P, Reason} = next(),
    show("down", Reason),
    R3 = monitor(port, P),
    {'DOWN', R3, port, P, Gone} = next(),
    show("gone", Gone),
    Q = cat(),
    register(monitored, Q),
    R4 = monitor(port, monitored, [{tag, mine}]),
    exit(Q, die),
    show("signals", lists:sort([element(1, next()), element(1, next())])),
    show("demonitor", {demonitor(R4, [flush, info]), element(1, element(2, catch monitor(port, "x")))}).

names() ->
    P = cat(),
    register(a_port, P),
    show("named", {whereis(a_port) =:= P, lists:member(a_port, registered()), erlang:port_info(a_port, registered_name),
                   hd(erlang:port_info(P))}),
    show("taken", [element(1, element(2, catch register(a_port, X))) || X <- [self(), P]]),
    a_port ! {self(), {command, <<"by name">>}},
    {P, {data, D}} = next(),
    {a_port, node()} ! {self(), {command, <<"and node">>}},
    {P, {data, D2}} = next(),
    show("sent", [D, D2]),
    true = unregister(a_port),
    show("unregistered", {whereis(a_port), catch element(1, element(2, catch (a_port ! x)))}),
    register(a_port, P),
    port_close(P),
    show("closed", {whereis(a_port), element(3, next())}).

owners() ->
    P = cat(),
    Self = self(),
    Other = spawn_link(fun() -> Self ! {got, receive M -> element(2, M) end}, receive stop -> ok end end),
    true = port_connect(P, Other),
    show("connected", erlang:port_info(P, connected) =:= {connected, Other}),
    port_command(P, "for the new owner"),
    show("told", next()),
    P ! {Self, {command, "not mine any more"}},
    show("badsig kills the owner", {element(3, next())}),
    show("and with it the port", element(3, next())),
    Q = cat(),
    Q ! {Self, {connect, Self}},
    show("connect", element(2, next())),
    Q ! nonsense,
    show("badsig", element(3, next())),
    spawn(fun() -> link(Q), exit(gone) end),
    show("a linked process ends", element(3, next())),
    R = cat(),
    spawn(fun() -> link(R), exit(normal) end),
    port_command(R, "still here"),
    show("normally", element(2, next())),
    port_close(R),
    next().

signals() ->
    P = cat(),
    exit(P, kill),
    show("kill", element(3, next())),
    O = cat(),
    spawn(fun() -> exit(O, normal) end),
    show("normal of another", element(3, next())),
    Q = cat(),
    exit(Q, normal),
    show("normal of the owner", element(3, next())),
    link(Q),
    show("no port", element(3, next())),
    show("unlink", unlink(Q)),
    {Pid, Ref} = spawn_monitor(fun() -> cat(), exit(over) end),
    {'DOWN', Ref, process, Pid, Over} = next(),
    show("owner ends", {Over, erlang:ports() -- [X || X <- erlang:ports(), erlang:port_info(X, connected) =/= {connected, Pid}]}).

data() ->
    P = cat(),
    show("none", catch erlang:port_get_data(P)),
    erlang:port_set_data(P, {some, [term], <<0:800>>}),
    garbage_collect(),
    show("data", erlang:port_get_data(P) =:= {some, [term], <<0:800>>}),
    erlang:port_set_data(P, small),
    show("small", erlang:port_get_data(P)),
    port_close(P),
    next().
