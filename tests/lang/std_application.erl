%% tests/lang/std_application.erl -- application: what is asked of applications that were never loaded.
%% SPDX-License-Identifier: Apache-2.0
-module(std_application).
-export([main/0]).
main() ->
    io:format("~p~n", [catch application:get_env(kernel, x)]),
    io:format("~p~n", [catch application:get_env(nosuch, x, 1)]),
    io:format("~p~n", [catch application:get_application(std_application)]).
