%% bench/programs/gen_call.erl -- Requests to a gen_server and their answers.
%% SPDX-License-Identifier: Apache-2.0
-module(gen_call).
-export([main/1, init/1, handle_call/3, handle_cast/2]).

-behaviour(gen_server).

main(_) ->
    {ok, Server} = gen_server:start_link(?MODULE, 0, []),
    ask(200000, Server),
    io:format("~w~n", [gen_server:call(Server, total)]).

ask(0, _) -> ok;
ask(N, Server) ->
    ok = gen_server:call(Server, {add, N}),
    ask(N - 1, Server).

init(Total) -> {ok, Total}.

handle_call({add, N}, _From, Total) -> {reply, ok, Total + N};
handle_call(total, _From, Total) -> {reply, Total, Total}.

handle_cast(_, Total) -> {noreply, Total}.
