%% tests/lang/asn1_runtime.erl -- asn1rt_nif: elements of BER both ways, the bits of PER, and what is malformed.
%% SPDX-License-Identifier: Apache-2.0
-module(asn1_runtime).
-export([main/0]).

main() -> decode(), encode(), random(), deep(), per(), per_random().

show(What) -> io:format("~0p~n", [What]).

decode() ->
    [show({hex(B), raw(B)}) || B <- encodings(), B =/= <<>>],
    %% each beginning of each
    [show({hex(B), N, raw(binary:part(B, 0, N))}) || B <- encodings(), N <- lists:seq(0, min(12, byte_size(B) - 1))],
    show(raw([<<4>>, [1 | <<7>>]])),
    show(catch asn1rt_nif:decode_ber_tlv(<<4, 5>>)),
    show(try asn1rt_nif:decode_ber_tlv(x) catch error:E -> E end).

raw(B) ->
    try asn1rt_nif:decode_ber_tlv(B)
    catch exit:{error, {asn1, Reason}} -> {error, Reason}
    end.

hex(B) -> binary_to_list(binary:encode_hex(B)).

encodings() ->
    [<<4, 0>>, <<4, 2, 1, 2>>, <<4, 1, 7, 8, 9>>, <<16#30, 6, 2, 1, 1, 2, 1, 2>>, <<16#30, 0>>, <<16#30, 16#80, 2, 1, 1, 0, 0>>,
     <<16#30, 16#80, 0, 0, 9>>, <<16#30, 16#80, 16#30, 16#80, 0, 0, 0, 0>>, <<16#bf, 16#83, 16#7f, 1, 5>>, <<16#1f, 31, 1, 5>>,
     <<16#9f, 16#ff, 16#7f, 0>>, <<16#1f, 16#ff, 16#ff, 1, 0>>, <<4, 16#81, 3, 1, 2, 3>>, <<4, 16#84, 0, 0, 0, 1, 6>>,
     <<4, 16#85, 0, 0, 0, 0, 1, 6>>, <<4, 16#85, 1, 0, 0, 0, 1, 6>>, <<4, 16#80, 0, 0>>, <<16#30, 3, 2, 5, 1>>, <<16#30, 3, 2, 1, 1, 2>>,
     <<16#30, 5, 16#30, 16#80, 2, 1, 1, 0, 0>>, <<16#30, 4, 16#30, 16#80, 0, 0>>, <<16#30, 2, 16#1f, 1>>, <<16#c5, 1, 1>>, <<0, 0>>].

encode() ->
    [show({E, asn1rt_nif:encode_ber_tlv(E)}) || E <- elements()],
    [begin
         B = asn1rt_nif:encode_ber_tlv({4, binary:copy(<<7>>, N)}),
         show({N, byte_size(B), hex(binary:part(B, 0, min(7, byte_size(B)))), {{4, binary:copy(<<7>>, N)}, <<>>} =:= raw(B)})
     end || N <- [0, 1, 127, 128, 255, 256, 65535, 65536, 70000]].

elements() ->
    [{4, <<1, 2>>}, {16, []}, {16, [{2, <<1>>}, {2, <<2>>}]}, {65536 * 2 + 30, <<>>}, {65536 + 31, <<1>>}, {127, <<1>>}, {128, <<1>>},
     {16383, <<1>>}, {16384, <<1>>}, {65535 + 3 * 65536, [{1, []}]}, {4, <<1>>, more}, {16, [{16, [{16, []}, {4, <<9>>}]}, {5, <<>>}]},
     {4, "a"}, {4, x}, {x, <<1>>}, {-1, <<1>>}, {1 bsl 32, <<1>>}, {4294967295, <<1>>}, x, {16, [{4, <<1>>} | x]}, {16, [x]}, {16, [{4, <<1:1>>}]}].

random() ->
    rand:seed(exsss, 42),
    Trees = [tree(4) || _ <- lists:seq(1, 300)],
    Bytes = [asn1rt_nif:encode_ber_tlv(T) || T <- Trees],
    show([T || {T, B} <- lists:zip(Trees, Bytes), raw(B) =/= {T, <<>>}]),
    show(erlang:phash2(Bytes)),
    %% noise
    show(erlang:phash2([raw(list_to_binary([byte() || _ <- lists:seq(1, rand:uniform(20))])) || _ <- lists:seq(1, 5000)])).

byte() ->
    case rand:uniform(4) of
        1 -> rand:uniform(256) - 1;
        2 -> element(rand:uniform(5), {16#30, 16#80, 0, 16#1f, 16#bf});
        _ -> rand:uniform(10) - 1
    end.

tree(0) -> {rand:uniform(20000), <<(rand:uniform(1000)):16>>};
tree(N) ->
    case rand:uniform(3) of
        1 -> tree(0);
        _ -> {65536 * (rand:uniform(4) - 1) + rand:uniform(100), [tree(N - 1) || _ <- lists:seq(1, rand:uniform(4) - 1)]}
    end.

deep() ->
    T = lists:foldl(fun(_, T) -> {16, [T]} end, {4, <<1>>}, lists:seq(1, 500)),
    B = asn1rt_nif:encode_ber_tlv(T),
    show({byte_size(B), raw(B) =:= {T, <<>>}}).

per() ->
    [show({S, catch asn1rt_nif:encode_per_complete(S)}) || S <- [
        [], [0], [1], [2], [1, 1, 0, 1], [1, 2, 1], lists:duplicate(8, 1), lists:duplicate(9, 1), [10, 3, 5], [1, 10, 8, 255], [1, 1, 1, 1, 1, 1, 10, 4, 9],
        [20, 3, "abc"], [1, 20, 2, <<1, 2>>], [20, 0], [21, 0, 3, "abc"], [30, 3, 1, 2#10100000], [1, 30, 0, 2, <<1, 2>>],
        [1, 30, 5, 2, <<255, 2#11100000>>], [31, 1, 0, 2, <<255, 254>>], [40, 5, 3, 1, 0, 1], [40, 3, 5, 1, 0, 1, 1, 1], [40, 3, 3, 1, 0, 1],
        [1, 41, 20, 0, 3, 1, 0, 1], [42, 0, 20, 3, 1, 0, 1], [43, 0, 4, 0, 3, 1, 0, 1], [45, 12, 2, 255, 240], [45, 16, 2, 171, 205], [1, 45, 20, 2, 255, 255],
        [46, 0, 12, 2, 171, 208], [1, 47, 0, 12, 0, 2, 171, 208], [1, 2, 2, 1], [2, 2], [20, 1, 7, 2, 1],
        [3], [20, 3, 1], [40, 2, 2, 1, 2], [30, 1, 5, 1], x]].

%% Steps that asn1's code makes.
per_random() ->
    rand:seed(exsss, 7),
    Steps = [[step(rand:uniform(9)) || _ <- lists:seq(1, rand:uniform(12))] || _ <- lists:seq(1, 3000)],
    Packed = [asn1rt_nif:encode_per_complete(S) || S <- Steps],
    show({erlang:phash2(Packed), lists:sum([byte_size(B) || B <- Packed])}).

step(1) -> 0;
step(2) -> 1;
step(3) -> 2;
step(4) -> N = rand:uniform(8), [10, N, rand:uniform(1 bsl N) - 1];
step(5) -> N = rand:uniform(5) - 1, [20, N, bytes(N)];
step(6) -> N = rand:uniform(300), [21, <<N:16>>, bytes(N)];
step(7) -> N = rand:uniform(5), U = rand:uniform(8) - 1, [30, U, N, bytes(N - 1), (rand:uniform(256 bsr U) - 1) bsl U];
step(8) -> N = rand:uniform(20), [40, N + rand:uniform(5) - 1, N, [rand:uniform(2) - 1 || _ <- lists:seq(1, N)]];
step(9) -> N = rand:uniform(4), [45, N * 8, N, bytes(N)].

bytes(N) -> [rand:uniform(256) - 1 || _ <- lists:seq(1, N)].
