%% tests/lang/std_io_lib.erl -- io_lib helpers: fread, printable tests, indentation, latin1 texts.
%% SPDX-License-Identifier: Apache-2.0
-module(std_io_lib).
-export([main/0]).

main() ->
    io:format("~p~n", [io_lib:fread("~d ~s ~f", "12 word 3.5 rest")]),
    io:format("~p~n", [io_lib:fread("~16u:~c~2s", "ff:xyz!")]),
    io:format("~p~n", [io_lib:fread("~a ~#", "atom 16#1f")]),
    io:format("~p~n", [[io_lib:fread("~d", "x"), io_lib:fread("~d", ""), io_lib:fread("a~db", "a5b")]]),
    io:format("~p~n", [[io_lib:printable_list("abc\n"), io_lib:printable_list([1]), io_lib:printable_latin1_list([233]),
                        io_lib:printable_unicode_list([955]),
                        io_lib:char_list([955]), io_lib:latin1_char_list([955]), io_lib:deep_char_list(["a", [$b]])]]),
    io:format("~s|~s|~s~n", [io_lib:write_string("a\"b\n"), io_lib:write_atom('a b'), io_lib:write_char($\n)]),
    io:format("~s~n", [io_lib:print({a, [1, 2, 3]}, 5, 10, 3)]),
    io:format("~p~n", [lists:flatten(io_lib:nl())]),
    io:format("~s ~s~n", [io_lib:write([a, {b}]), io_lib:print("str")]),
    io:format("~p~n", [io_lib:unscan_format(io_lib:scan_format("~5.2f ~p", [1.0, x]))]),
    io:format("~p~n", [lists:flatten(io_lib:format("~w", ["λ"]))]),
    io:format("~p~n", [io_lib:indentation("abc\nde", 3)]).
