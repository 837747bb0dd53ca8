%% tests/lang/io_format_depth.erl -- ~P and ~W cut terms at a depth.
%% SPDX-License-Identifier: Apache-2.0
-module(io_format_depth).
-export([main/0]).

main() ->
    T = [{a, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]}, "a string of text", #{k => {v, [w]}, l => m}, <<"binary text here">>,
         {{{{deep}}}}, [x | y]],
    [io:format("~W~n~P~n", [T, D, T, D]) || D <- [0, 1, 2, 3, 5, 8, 12, 30, -1]],
    io:format("~P~n", ["printable string", 5]),
    io:format("~s~n", [io_lib:format("~P", [lists:seq(1, 100), 20])]),
    io:format("~s~n", [io_lib:write(T, 6)]),
    io:format("~s~n", [io_lib:format("~p", [T], [{chars_limit, 50}])]),
    io:format("~s~n", [io_lib:format("~w and ~s", [lists:seq(1, 50), "more text"], [{chars_limit, 40}])]).
