%% tests/lang/std_gen_server.erl -- A gen_server: calls, casts, infos, timeouts, stop and crash.
%% SPDX-License-Identifier: Apache-2.0
-module(std_gen_server).
-export([main/0, init/1, handle_call/3, handle_cast/2, handle_info/2, terminate/2]).

main() ->
    {ok, S} = gen_server:start({local, counter}, ?MODULE, 10, []),
    io:format("~w~n", [gen_server:call(counter, get)]),
    ok = gen_server:cast(S, {add, 5}),
    counter ! {add, 7},
    io:format("~w~n", [gen_server:call(S, get)]),
    io:format("~w~n", [gen_server:call(S, delayed)]),
    io:format("~w~n", [try gen_server:call(S, ignored, 20) catch exit:{timeout,
                                                                       {gen_server, call, [_, M, T]}} -> {timeout, M,
                                                                                                          T} end]),
    io:format("~w~n", [gen_server:call(S, idle)]),
    receive after 40 -> ok end,
    io:format("~w~n", [gen_server:call(S, get)]),
    io:format("~w~n", [gen_server:stop(S)]),
    io:format("~w~n", [whereis(counter)]),
    io:format("~w~n", [try gen_server:call(counter, get) catch exit:{Why, _} -> Why end]),
    io:format("~w~n", [gen_server:start(?MODULE, refuse, [])]),
    process_flag(trap_exit, true),
    {ok, L} = gen_server:start_link(?MODULE, 0, []),
    gen_server:cast(L, stop),
    io:format("~w~n", [receive {'EXIT', L, R} -> R end]).

init(refuse) -> {stop, refused};
init(N) -> {ok, N}.

handle_call(get, _, N) -> {reply, N, N};
handle_call(delayed, From, N) ->
    spawn(fun() -> gen_server:reply(From, {later, N}) end),
    {noreply, N};
handle_call(ignored, _, N) -> {noreply, N};
handle_call(idle, _, N) -> {reply, waiting, N, 5}.

handle_cast({add, K}, N) -> {noreply, N + K};
handle_cast(stop, N) -> {stop, {shutdown, N}, N}.

handle_info({add, K}, N) -> {noreply, N + K};
handle_info(timeout, N) -> {noreply, N + 1000}.

terminate(Reason, N) -> io:format("terminate ~w ~w~n", [Reason, N]).
