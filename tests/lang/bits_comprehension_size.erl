%% tests/lang/bits_comprehension_size.erl -- Binary comprehensions whose size is known, and ones whose guess is wrong.
%% SPDX-License-Identifier: Apache-2.0
-module(bits_comprehension_size).
-export([main/0, id/1]).

main() ->
    Bytes = id(<<"the quick brown fox jumps over the lazy dog, and again and again and again and again">>),
    Upper = << <<(X - 32)>> || <<X>> <= Bytes, X >= $a >>,
    io:format("~p ~p~n", [Upper, erlang:system_info(endian)]),
    Wide = << <<X:32/little>> || <<X>> <= Bytes >>,
    io:format("~p ~p~n", [byte_size(Wide), erlang:crc32(Wide)]),
    Nested = << <<X, Y>> || <<X>> <= Bytes, Y <- id([1, 2, 3]), (X + Y) rem 2 =:= 0 >>,
    io:format("~p ~p~n", [byte_size(Nested), erlang:crc32(Nested)]),
    io:format("~p~n", [<< <<X:3>> || X <- id([1, 2, 3, 4, 5]) >>]),
    io:format("~p~n", [<< <<X/binary>> || X <- id([<<"a">>, <<>>, <<"bc">>]) >>]),
    More = << <<X:16>> || <<X>> <= id(<<1, 2, 3>>) >>,
    io:format("~p ~p~n", [<<More/binary, Bytes/binary>>, More]),
    Many = << <<X:64>> || X <- lists:seq(1, id(1000)) >>,
    io:format("~p ~p~n", [byte_size(Many), erlang:crc32(Many)]).

%% Exported, so that the compiler cannot see what it returns.
id(X) -> X.
