%% tests/otp/app_tree/apps/stock/stock_server.erl -- A server that tells which application it belongs to.
%% SPDX-License-Identifier: Apache-2.0
-module(stock_server).
-behaviour(gen_server).
-export([start_link/0, init/1, handle_call/3, handle_cast/2, terminate/2]).

start_link() -> gen_server:start_link({local, ?MODULE}, ?MODULE, [], []).

init([]) ->
    process_flag(trap_exit, true),
    {ok, application:get_env(from_config)}.

handle_call(who, _, State) -> {reply, {State, application:get_application()}, State}.

handle_cast(_, State) -> {noreply, State}.

terminate(Reason, _) -> io:format("stock_server ends: ~p~n", [Reason]).
