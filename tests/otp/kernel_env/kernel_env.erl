%% tests/otp/kernel_env/kernel_env.erl -- The environments of kernel and stdlib, defaults and what the servers add.
%% SPDX-License-Identifier: Apache-2.0
-module(kernel_env).
-export([main/0]).
main() ->
    application:set_env(foo, a, 1),
    io:format("~p~n~p~n", [lists:sort(application:get_all_env(kernel)), lists:sort(application:get_all_env(stdlib))]),
    init:stop().
