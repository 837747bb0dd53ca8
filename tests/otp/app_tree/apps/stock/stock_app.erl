%% tests/otp/app_tree/apps/stock/stock_app.erl -- An application with one server, which is told of its end.
%% SPDX-License-Identifier: Apache-2.0
-module(stock_app).
-behaviour(application).
-behaviour(supervisor).
-export([start/2, stop/1, init/1]).

start(_, none) -> supervisor:start_link(?MODULE, []).

stop(State) -> io:format("stock stop ~p~n", [State]).

init([]) -> {ok, {#{}, [#{id => server, start => {stock_server, start_link, []}, shutdown => 1000}]}}.
