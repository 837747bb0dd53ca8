%% tests/lang/bits_append_loop.erl -- A binary appended to in a loop stays linear, and old versions stay what they were.
%% SPDX-License-Identifier: Apache-2.0
-module(bits_append_loop).
-export([main/0]).

main() ->
    B = grow(200000, <<>>),
    io:format("~w ~w~n", [byte_size(B), erlang:phash2(B)]),
    Base = grow(100, <<>>),
    X = <<Base/binary, "x">>,
    Y = <<Base/binary, "y">>,
    Z = <<X/binary, Y/binary>>,
    io:format("~w~n", [[binary:last(Base), binary:last(X), binary:last(Y), byte_size(Z), binary:at(Z, 100)]]),
    io:format("~w~n", [erlang:crc32(Z)]),
    Bits = bits(1001, <<>>),
    io:format("~w ~w~n", [bit_size(Bits), erlang:phash2(Bits)]),
    Forks = [<<Base/binary, N>> || N <- [1, 2, 3]],
    io:format("~w~n", [[binary:last(F) || F <- Forks]]).

grow(0, B) -> B;
grow(N, B) -> grow(N - 1, <<B/binary, (N rem 251)>>).

bits(0, B) -> B;
bits(N, B) -> bits(N - 1, <<B/bits, (N rem 2):1>>).
