%% tests/lang/std_sys.erl -- What sys does with a server: its state, suspension, statistics, the log, functions of one's own.
%% SPDX-License-Identifier: Apache-2.0
-module(std_sys).
-behaviour(gen_server).
-export([main/0, init/1, handle_call/3, handle_cast/2, handle_info/2, terminate/2, code_change/3, format_status/1]).

main() ->
    {ok, P} = gen_server:start(?MODULE, 5, []),
    io:format("~p~n", [sys:get_state(P)]),
    io:format("~p~n", [sys:replace_state(P, fun(N) -> N * 2 end)]),
    io:format("~p~n", [catch sys:replace_state(P, fun(_) -> error(no) end)]),
    io:format("~p~n", [gen_server:call(P, get)]),
    suspended(P),
    counted(P),
    logged(P),
    installed(P),
    status(P),
    changed(P),
    Monitor = monitor(process, P),
    Answer = sys:terminate(P, normal),
    receive {'DOWN', Monitor, process, P, Why} -> io:format("~p ~p~n", [Answer, Why]) end,
    {'EXIT', {noproc, _}} = (catch sys:get_state(P)).

suspended(P) ->
    ok = sys:suspend(P),
    {'EXIT', {timeout, _}} = (catch gen_server:call(P, get, 20)),
    io:format("~p~n", [sys:get_state(P)]),
    ok = sys:resume(P),
    io:format("~p~n", [gen_server:call(P, get)]),
    receive _ -> late after 0 -> ok end.

counted(P) ->
    io:format("~p~n", [sys:statistics(P, get)]),
    ok = sys:statistics(P, true),
    [gen_server:call(P, get) || _ <- [1, 2, 3]],
    {ok, Counts} = sys:statistics(P, get),
    io:format("~p~n", [[lists:keyfind(K, 1, Counts) || K <- [messages_in, messages_out]]]),
    ok = sys:statistics(P, false).

logged(P) ->
    ok = sys:log(P, {true, 2}),
    [gen_server:cast(P, {add, N}) || N <- [1, 2, 3]],
    gen_server:call(P, get),
    {ok, Events} = sys:log(P, get),
    io:format("~p ~p~n", [length(Events), element(1, hd(Events))]),
    ok = sys:log(P, false).

installed(P) ->
    Self = self(),
    ok = sys:install(P, {fun(N, {in, Event}, _) when N < 2 -> Self ! {seen, N, event(Event)}, N + 1;
                            (N, _, _) when N < 2 -> N;
                            (_, _, _) -> done end, 0}),
    [gen_server:cast(P, {add, 0}) || _ <- [1, 2, 3, 4]],
    gen_server:call(P, get),
    io:format("~p~n", [seen()]),
    ok = sys:install(P, {id, fun(_, _, _) -> done end, none}),
    ok = sys:remove(P, id).

event({'$gen_cast', What}) -> What;
event(_) -> other.

seen() -> receive {seen, N, E} -> [{N, E} | seen()] after 0 -> [] end.

status(P) ->
    {status, P, {module, Module}, [_Dictionary, running, Parent, _Debug, Misc]} = sys:get_status(P),
    io:format("~p ~p~n", [Module, Parent =:= P]),
    io:format("~p~n", [[X || {data, [{"State", X}]} <- Misc]]).

changed(P) ->
    ok = sys:suspend(P),
    io:format("~p~n", [sys:change_code(P, ?MODULE, old, extra)]),
    ok = sys:resume(P),
    io:format("~p~n", [gen_server:call(P, get)]).

init(N) -> {ok, N}.
handle_call(get, _, N) -> {reply, N, N}.
handle_cast({add, M}, N) -> {noreply, N + M}.
handle_info({add, M}, N) -> {noreply, N + M}.
terminate(Reason, N) -> io:format("terminate ~p ~p~n", [Reason, N]).
code_change(Old, N, Extra) ->
    io:format("code_change ~p ~p~n", [Old, Extra]),
    {ok, {new, N}}.
format_status(#{state := N} = S) -> S#{state := {shown, N}}.
