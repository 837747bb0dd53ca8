%% tests/lang/io_format_string.erl -- ~s with lists, binaries, atoms, widths, precisions and deep character lists.
%% SPDX-License-Identifier: Apache-2.0
-module(io_format_string).
-export([main/0]).

main() ->
    io:format("~s|~s|~s|~s~n", ["list", <<"binary">>, atom, ["deep", [$e, <<"r">>]]]),
    io:format("~10s|~-10s|~.3s|~10.3s|~-10.3s|~10.3.*s|~3s~n", ["hello", "hello", "hello", "hello", "hello", $_,
                                                                "hello", "hello"]),
    io:format("~*s|~.*s~n", [8, "right", 2, "cut"]),
    io:format("~s~n", [[]]),
    io:format("~ts|~s~n", ["caf\x{e9}", "caf\x{e9}"]),
    io:format("~10s|~-10s|~w|~s~n", [abc, abc, 'an atom', 'an atom']),
    [io:format("~s~n", [try io_lib:format(F, A) catch error:E -> atom_to_list(E) end])
     || {F, A} <- [{"~s", [1]}, {"~s", [[a]]}, {"~s", [[955]]}, {"~a", ["x"]}, {"~s", []}, {"~s", ["a", "b"]},
                   {"~q", [1]}, {"~", []}, {a, []}, {"~w", x}]],
    io:format(<<"binary format ~w~n">>, [1]),
    io:format('atom format ~w~n', [2]),
    io:format("no arguments~n"),
    io:format("~i~w~n", [ignored, shown]).
