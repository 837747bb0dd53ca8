%% tests/lang/io_no_input.erl -- Reading when standard input is empty.
%% SPDX-License-Identifier: Apache-2.0
-module(io_no_input).
-export([main/0]).

main() ->
    io:format("~p~n", [io:get_line("? ")]),
    io:format("~p~n", [io:get_chars("", 1)]),
    io:format("~p~n", [io:read("")]),
    io:format("~p~n", [io:fread("", "~d")]).
