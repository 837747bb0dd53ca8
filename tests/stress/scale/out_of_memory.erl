%% Prints a line, and then wants ever more memory.
%% SPDX-License-Identifier: Apache-2.0
-module(out_of_memory).
-export([main/1]).

main([Text]) ->
    io:format("until then~n"),
    grow([], list_to_integer(Text)).

grow(Kept, Bytes) -> grow([binary:copy(<<"x">>, Bytes) | Kept], Bytes).
