%% tests/otp/app_tree/apps/shop/shop_app.erl -- An application with start phases and an included application.
%% SPDX-License-Identifier: Apache-2.0
-module(shop_app).
-behaviour(application).
-behaviour(supervisor).
-export([start/2, start_phase/3, prep_stop/1, stop/1, config_change/3, init/1]).

start(Type, Args) ->
    io:format("shop start ~p ~p ~p~n", [Type, Args, application:get_env(size)]),
    {ok, Pid} = supervisor:start_link({local, shop_sup}, ?MODULE, []),
    {ok, Pid, {state, Args}}.

start_phase(Phase, Type, Args) -> io:format("shop phase ~p ~p ~p~n", [Phase, Type, Args]).

prep_stop(State) ->
    io:format("shop prep_stop ~p~n", [State]),
    {stopping, State}.

stop(State) -> io:format("shop stop ~p~n", [State]).

config_change(_, _, _) -> ok.

init([]) -> {ok, {#{}, []}}.
