%% tests/lang/io_read_lines.erl -- Reading standard input by lines, characters, terms and to its end.
%% SPDX-License-Identifier: Apache-2.0
-module(io_read_lines).
-export([main/0]).

main() ->
    io:format("~p~n", [io:get_line("")]),
    io:format("~p~n", [io:get_line("prompt> ")]),
    io:format("~p~n", [io:get_chars("", 5)]),
    io:format("~p~n", [io:get_line("")]),
    io:format("~p~n", [io:read("")]),
    io:format("~p~n", [io:read("")]),
    io:format("~p~n", [io:get_line("")]),
    io:format("~p~n", [io:fread("", "~d ~s ~f")]),
    io:format("~p~n", [io:get_line("")]),
    rest(0).

rest(N) ->
    case io:get_line("") of
        eof -> io:format("eof after ~w lines, again ~w~n", [N, io:get_line("")]);
        Line -> io:format("~p~n", [Line]), rest(N + 1)
    end.
