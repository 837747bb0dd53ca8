%% tests/otp/app_tree/apps/till/till_app.erl -- An application that another one includes.
%% SPDX-License-Identifier: Apache-2.0
-module(till_app).
-behaviour(application).
-export([start/2, start_phase/3, stop/1]).

start(Type, Args) ->
    io:format("till start ~p ~p~n", [Type, Args]),
    {ok, self()}.

start_phase(Phase, Type, Args) -> io:format("till phase ~p ~p ~p~n", [Phase, Type, Args]).

stop(State) -> io:format("till stop ~p~n", [State]).
