%% tests/lang/gc_binaries_bignums.erl -- Floats, bignums, binaries and funs moved by many collections.
%% SPDX-License-Identifier: Apache-2.0
-module(gc_binaries_bignums).
-export([main/0]).

main() ->
    io:format("~w~n", [loop(3000, [], 1, 1.0, <<>>, fun() -> 0 end)]).

loop(0, Keep, Big, Float, Bin, Fun) ->
    {length(Keep), erlang:phash2(Keep), Big rem 1000000007, Float, byte_size(Bin), erlang:crc32(Bin), Fun()};
loop(N, Keep, Big, Float, Bin, Fun) ->
    Big1 = case Big > 1 bsl 2000 of true -> Big bsr 1500; false -> Big * 7919 + N end,
    Float1 = case Float > 1.0e100 of true -> Float * 1.0e-100; false -> Float * 1.7 + 0.3 end,
    Bin1 = case byte_size(Bin) > 3000 of true -> binary:part(Bin, 2000, 500); false -> <<Bin/binary, N:24, "xyz">> end,
    Keep1 = lists:sublist([{Big1, Float1, Bin1} | Keep], 20),
    Last = N,
    Fun1 = case N rem 100 of 0 -> fun() -> Last end; _ -> fun() -> (Fun() + Last) rem 1009 end end,
    loop(N - 1, Keep1, Big1, Float1, Bin1, Fun1).
