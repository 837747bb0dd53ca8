%% tests/lang/bits_construct_fields.erl -- Integer fields of every width behind every number of bits, made, appended and read back.
-module(bits_construct_fields).
-export([main/0]).

main() ->
    io:format("~w~n", [erlang:phash2([computed(At, Width, V) || At <- lists:seq(0, 9), Width <- lists:seq(0, 130, 1), V <- values()])]),
    io:format("~w~n", [[known(At, V) || At <- lists:seq(0, 8), V <- values()]]),
    io:format("~w~n", [appended(lists:seq(1, 40), <<>>)]),
    io:format("~w~n", [sextets(<<"any carnal pleasure.">>)]),
    io:format("~w~n", [[catch bad(V) || V <- [a, 1.5, <<>>, "1"]]]).

values() -> [0, 1, -1, 5, -7, 16#a5a5a5a5a5, 16#7fffffffffffff, 16#7ffffffffffffff, -16#800000000000000, 16#ffffffffffffffff, -16#123456789abcdef0123].

computed(At, Width, V) ->
    Bits = <<(bnot 0):At, V:Width, 5:3, -1:7>>,
    Size = At + Width + 10,
    Size = bit_size(Bits),
    <<_:At, U:Width, 5:3, 127:7>> = Bits,
    U = V band ((1 bsl Width) - 1),
    <<_:At, S:Width/signed, _/bits>> = Bits,
    {U, S}.

known(At, V) ->
    A = <<0:At, V:1, V:6, V:8, "str", V:13, V:32, V:55, V:3, V:56, V:57, V:1, V:64, V:7, V:12/little, V:24, V:5>>,
    <<_:At, A1:1, A2:6, A3:8, "str", A4:13, A5:32, A6:55, A7:3, A8:56, A9:57, B1:1, B2:64, B3:7, B4:12/little, B5:24, B6:5>> = A,
    erlang:phash2({A, A1, A2, A3, A4, A5, A6, A7, A8, A9, B1, B2, B3, B4, B5, B6}).

%% Onto a binary that grows, and onto an older version of it.
appended([], Acc) -> erlang:phash2(Acc);
appended([N | Rest], Acc) ->
    Other = <<Acc/bits, 0:3, N:9>>,
    New = <<Acc/bits, N:5, (N * 77):11, -N:2, "x", N/utf8, (N * 99):N>>,
    Size = bit_size(Acc),
    <<Acc:Size/bits, 0:3, N:9>> = Other,
    <<Acc:Size/bits, _/bits>> = New,
    appended(Rest, New).

sextets(Bin) ->
    Pad = (6 - bit_size(Bin) rem 6) rem 6,
    Out = << <<S:8>> || <<S:6>> <= <<Bin/bits, 0:Pad>> >>,
    Back = << <<S:6>> || <<S>> <= Out >>,
    Size = bit_size(Bin),
    <<Bin:Size/bits, _/bits>> = Back,
    Out.

bad(V) -> <<1:3, V:6, 2:7>>.
