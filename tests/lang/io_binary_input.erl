%% tests/lang/io_binary_input.erl -- Standard input as binaries, and an empty line and a missing newline at the end.
%% SPDX-License-Identifier: Apache-2.0
-module(io_binary_input).
-export([main/0]).

main() ->
    ok = io:setopts([binary]),
    io:format("~p~n", [io:get_line("")]),
    io:format("~p~n", [io:get_line("")]),
    io:format("~p~n", [io:get_chars("", 3)]),
    io:format("~p~n", [file:read_line(standard_io)]),
    io:format("~p~n", [io:get_line("")]),
    io:format("~p~n", [io:get_line("")]),
    io:format("~p~n", [io:get_chars("", 10)]).
