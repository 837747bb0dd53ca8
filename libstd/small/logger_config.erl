%% libstd/small/logger_config.erl -- The configuration of logger in a program that cannot change it: what kernel sets by default.
%%
%% OTP's keeps it in a table and in persistent terms. One that calls what is missing here gets OTP's logger, all of it.
%% SPDX-License-Identifier: Apache-2.0
-module(logger_config).
-export([allow/1, allow/2, get/2, level_to_int/1]).

allow(Level, _Module) -> allow(Level).

allow(Level) -> level_to_int(Level) =< level_to_int(notice).

get(_Table, primary) ->
    {ok, #{level => notice, filters => [], filter_default => log, metadata => #{}, handlers => [default]}}.

level_to_int(none) -> -1;
level_to_int(emergency) -> 0;
level_to_int(alert) -> 1;
level_to_int(critical) -> 2;
level_to_int(error) -> 3;
level_to_int(warning) -> 4;
level_to_int(notice) -> 5;
level_to_int(info) -> 6;
level_to_int(debug) -> 7;
level_to_int(all) -> 10.
