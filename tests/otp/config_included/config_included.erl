%% tests/otp/config_included/config_included.erl -- What follows the name of a file in sys.config overrides what is in the file.
%% SPDX-License-Identifier: Apache-2.0
-module(config_included).
-export([main/0]).

main() ->
    application:load({application, shop, [{env, [{a, 0}, {e, 0}]}]}),
    io:format("~p~n", [lists:sort(application:get_all_env(shop))]),
    init:stop().
