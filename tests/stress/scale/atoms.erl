%% Prints a line, and then makes more atoms than there can be.
%% SPDX-License-Identifier: Apache-2.0
-module(atoms).
-export([main/1]).

main([Text]) ->
    io:format("until then~n"),
    lists:foreach(fun(I) -> list_to_atom("atom_" ++ integer_to_list(I)) end, lists:seq(1, list_to_integer(Text))),
    io:format("survived~n").
