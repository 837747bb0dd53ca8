%% tests/lang/end_uncaught_throw.erl -- An uncaught throw of the entry process ends the program with status 1.
%% SPDX-License-Identifier: Apache-2.0
-module(end_uncaught_throw).
-export([main/0]).

main() ->
    io:format("before~n"),
    throw(nobody_catches).
