%% tests/lang/bits_sizes_computed.erl -- Segment sizes computed at run time, in construction and in matching.
%% SPDX-License-Identifier: Apache-2.0
-module(bits_sizes_computed).
-export([main/0, id/1]).

main() ->
    io:format("~w~n", [[frame(N, V) || {N, V} <- [{1, 1}, {5, 21}, {8, 255}, {13, 4097}, {70, 1 bsl 69}]]]),
    io:format("~w~n", [[unframe(frame(N, V)) || {N, V} <- [{1, 1}, {5, 21}, {8, 255}, {13, 4097}, {70, 1 bsl 69}]]]),
    io:format("~p~n", [fields([3, 5, 9, 15, 32], id(<<16#a5, 16#5a, 16#c3, 16#3c, 16#0f, 16#f0, 16#12, 16#34>>))]),
    io:format("~p~n", [chunks(3, <<"abcdefgh">>)]),
    io:format("~p~n", [transpose(4, <<16#8421:16>>)]).

frame(N, V) -> <<N:7, V:N, 0:(padding(7 + N))>>.

padding(N) -> (8 - N rem 8) rem 8.

unframe(<<N:7, V:N, Pad/bits>>) when bit_size(Pad) < 8 -> {N, V}.

fields([], Rest) -> [{rest, Rest}];
fields([N | T], B) ->
    <<V:N, Rest/bits>> = B,
    [V | fields(T, Rest)].

chunks(N, B) when byte_size(B) > N ->
    <<C:N/binary, R/binary>> = B,
    [C | chunks(N, R)];
chunks(_, B) -> [B].

transpose(N, B) ->
    << <<(bit(B, R * N + C)):1>> || C <- lists:seq(0, N - 1), R <- lists:seq(0, N - 1) >>.

bit(B, I) ->
    <<_:I, X:1, _/bits>> = B,
    X.

%% Exported, so that the compiler cannot see what it returns.
id(X) -> X.
