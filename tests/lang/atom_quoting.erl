%% tests/lang/atom_quoting.erl -- Which atoms ~w and ~p put in quotes, and how control characters are escaped.
%% SPDX-License-Identifier: Apache-2.0
-module(atom_quoting).
-export([main/0]).

main() ->
    Atoms = [abc, 'Abc', '_x', a@b, 'a b', '', '1a', 'a1', 'and', 'end', 'foo\nbar', 'it\'s', 'back\\slash', 'tab\t',
             'ÿ', 'ö', 'Ö', 'a.b', 'nil', '[]', '\e'],
    [io:format("~w ~p ~s~n", [A, A, hex(atom_to_list(A))]) || A <- Atoms, lists:max([0 | atom_to_list(A)]) < 128],
    [io:format("~s~n", [hex(lists:flatten(io_lib:format("~w ~tp", [A, A])))]) || A <- Atoms],
    io:format("~s~n", [hex(lists:flatten(io_lib:format("~w ~p ~tw ~tp", ['λ', 'λ', 'λ', 'λ'])))]).

hex(Text) -> lists:join($ , [integer_to_list(C, 16) || C <- Text]).
