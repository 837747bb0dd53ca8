%% tests/size/counter.erl -- The server of tree.erl. SPDX-License-Identifier: Apache-2.0
-module(counter).
-behaviour(gen_server).
-export([start_link/0, add/1, value/0, crash/0, init/1, handle_call/3, handle_cast/2]).
start_link() -> gen_server:start_link({local, ?MODULE}, ?MODULE, 0, []).
add(N) -> gen_server:cast(?MODULE, {add, N}).
value() -> gen_server:call(?MODULE, value).
crash() -> gen_server:cast(?MODULE, crash).
init(N) -> {ok, N}.
handle_call(value, _From, N) -> {reply, N, N}.
handle_cast({add, M}, N) -> {noreply, N + M};
handle_cast(crash, _) -> error(crashed).
