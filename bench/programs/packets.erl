%% bench/programs/packets.erl -- A stream of packets built and taken apart by bit syntax: headers, lengths, check sums.
%% SPDX-License-Identifier: Apache-2.0
-module(packets).
-export([main/1]).

main([]) -> main(["3500"]);
main([Arg | _]) ->
    N = list_to_integer(Arg),
    Start = erlang:monotonic_time(microsecond),
    Result = run(N),
    Time = erlang:monotonic_time(microsecond) - Start,
    io:format("packets ~w: ~w~n", [N, Result]),
    io:format(standard_error, "time_us ~w~n", [Time]).

run(N) -> Stream = stream(500, <<>>), loop(N, Stream, 0).

loop(0, _, Sum) -> Sum;
loop(N, Stream, Sum) -> loop(N - 1, Stream, (Sum + parse(Stream, 0)) band 16#ffffffff).

stream(0, Stream) -> Stream;
stream(N, Stream) ->
    Data = list_to_binary(lists:seq(1, N rem 100)),
    stream(N - 1, <<Stream/binary, 4:4, 5:4, N:16, (byte_size(Data)):16/little, 1:1, 0:2, N:13, Data/binary>>).

parse(<<4:4, Words:4, Id:16, Size:16/little, _:1, _:2, Offset:13, Data:Size/binary, Rest/binary>>, Sum) ->
    parse(Rest, Sum + Words + Id + Offset + check(Data, 0));
parse(<<>>, Sum) -> Sum.

check(<<A:16, Rest/binary>>, Sum) -> check(Rest, Sum + A);
check(<<A:8>>, Sum) -> Sum + A;
check(<<>>, Sum) -> (Sum band 16#ffff) + (Sum bsr 16).
