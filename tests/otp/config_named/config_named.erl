%% tests/otp/config_named/config_named.erl -- init tells of configurations as they were named, with their suffix or without.
%% SPDX-License-Identifier: Apache-2.0
-module(config_named).
-export([main/0]).

main() ->
    application:load({application, shop, [{env, [{a, 0}, {b, 0}, {c, 0}, {d, 0}]}]}),
    io:format("~p~n~p~n", [init:get_argument(config), lists:sort(application:get_all_env(shop))]),
    io:format("~p~n", [[Flag || {config, _} = Flag <- init:get_arguments()]]),
    init:stop().
