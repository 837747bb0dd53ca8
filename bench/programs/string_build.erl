%% bench/programs/string_build.erl -- Text as lists and as a binary that grows.
%% SPDX-License-Identifier: Apache-2.0
-module(string_build).
-export([main/1]).

main(_) ->
    Words = [io_lib:format("~w-~s", [N, string:to_upper(integer_to_list(N * N, 36))]) || N <- lists:seq(1, 60000)],
    Text = lists:flatten(lists:join(" ", Words)),
    Binary = grow(Text, <<>>),
    Tokens = string:lexemes(Text, " -"),
    io:format("~w ~w ~w~n", [length(Tokens), byte_size(Binary), erlang:crc32(Binary)]).

grow([], Binary) -> Binary;
grow([C | Cs], Binary) -> grow(Cs, <<Binary/binary, C>>).
