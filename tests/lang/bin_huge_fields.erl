%% tests/lang/bin_huge_fields.erl -- Fields that no binary fills, and fields of more bits than an integer may have, whose value
%% is small all the same.
%% SPDX-License-Identifier: Apache-2.0
-module(bin_huge_fields).
-export([main/0]).

main() ->
    io:format("~p~n", [[tail(<<1>>), tail(<<1, 2>>), middle(<<1, 2>>)]]),
    io:format("~p~n", [[skip(<<0, 1>>), binary(<<0, 1>>), integer(<<0, 1>>)]]),
    Size = 1 bsl 26,
    io:format("~p~n", [[read(<<N:Size>>, Size) || N <- [0, 7, -1, -5]]]),
    io:format("~p~n", [[read(<<N:Size/little>>, Size) || N <- [0, 7]]]),
    io:format("~p~n", [[read_signed(<<N:Size>>, Size) || N <- [0, 7, -1, -5, -(1 bsl 64), -(1 bsl 128)]]]).

tail(<<B, _:16#10000000000000000>>) -> B;
tail(_) -> no_match.

middle(<<_:16#10000000000000000, B>>) -> B;
middle(_) -> no_match.

%% 2^32 and 2^35 bits, which a machine of 32 bits must not take for none.
skip(<<_:33554432/binary-unit:128, 0, _/binary>>) -> 1;
skip(<<_:536870912/binary, 0, _/binary>>) -> 2;
skip(<<_:4294967296/binary, 0, _/binary>>) -> 3;
skip(_) -> no_match.

binary(<<B:33554432/binary-unit:128, 0, _/binary>>) -> B;
binary(<<B:536870912/binary, 0, _/binary>>) -> B;
binary(_) -> no_match.

integer(<<N:33554432/unit:128, 0, _/binary>>) -> N;
integer(<<N:4294967296, 0, _/binary>>) -> N;
integer(_) -> no_match.

%% What is too large to print is only said to be so.
read(Bin, Size) ->
    case Bin of
        <<N:Size>> when N < 100 -> N;
        _ -> large
    end.

read_signed(Bin, Size) ->
    <<N:Size/signed>> = Bin,
    N.
