%% tests/lang/bits_packet.erl -- Packing and unpacking a protocol header with many small fields.
%% SPDX-License-Identifier: Apache-2.0
-module(bits_packet).
-export([main/0]).

main() ->
    Packet = pack(#{version => 4, tos => 16, id => 54321, flags => 2, offset => 100, ttl => 64, protocol => 6,
                    source => {10, 0, 0, 1},
                    target => {192, 168, 1, 254}, data => <<"payload">>}),
    io:format("~w~n", [Packet]),
    io:format("~p~n", [unpack(Packet)]),
    io:format("~p~n", [unpack(<<Packet/binary, "trailing">>)]),
    io:format("~p~n", [unpack(binary:part(Packet, 0, 15))]),
    io:format("~p~n", [unpack(<<6:4, 0:156>>)]).

pack(#{version := V, tos := T, id := I, flags := F, offset := O, ttl := L, protocol := P, source := S, target := D,
       data := Data}) ->
    Length = 20 + byte_size(Data),
    <<V:4, 5:4, T, Length:16, I:16, F:3, O:13, L, P, 0:16, (address(S))/binary, (address(D))/binary, Data/binary>>.

address({A, B, C, D}) -> <<A, B, C, D>>.

unpack(<<4:4, Words:4, Tos, Length:16, Id:16, Flags:3, Offset:13, Ttl, Protocol, _Sum:16, S:4/binary, D:4/binary,
         Rest/binary>>)
  when Words =:= 5, Length - 20 =< byte_size(Rest) ->
    Size = Length - Words * 4,
    <<Data:Size/binary, Extra/binary>> = Rest,
    {ok, [Tos, Id, Flags, Offset, Ttl, Protocol], binary_to_list(S), binary_to_list(D), Data, Extra};
unpack(<<Version:4, _/bits>>) when Version =/= 4 -> {error, {version, Version}};
unpack(B) -> {error, {truncated, byte_size(B)}}.
