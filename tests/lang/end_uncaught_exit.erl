%% tests/lang/end_uncaught_exit.erl -- An exit of the entry process ends the program with status 1.
%% SPDX-License-Identifier: Apache-2.0
-module(end_uncaught_exit).
-export([main/0]).

main() ->
    io:format("before~n"),
    exit({some, reason}).
