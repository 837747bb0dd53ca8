%% tests/lang/bits_construct_quick.erl -- Binaries of a few small integers, by themselves and appended: every width, every number of
%% bits in front, values that are small, large, negative or wrong, and what has no room or grows elsewhere.
%% SPDX-License-Identifier: Apache-2.0
-module(bits_construct_quick).
-export([main/0]).

values() -> [0, 1, -1, 127, 128, 255, 256, -128, -129, 65535, 16#123456789abcde, -16#123456789abcde, 1 bsl 59 - 1, -(1 bsl 59), 1 bsl 59, 1 bsl 200 + 5, -(1 bsl 200)].

main() ->
    [io:format("~w~n", [[made(V, W) || W <- lists:reverse(values())]]) || V <- values()],
    [io:format("~w ~w~n", [N, erlang:phash2(behind(N, V))]) || N <- [0, 1, 3, 7, 8, 9, 64, 520, 777, 1024, 2043, 2048], V <- values()],
    comprehensions(),
    old_versions(),
    wrong(),
    text().

made(V, W) -> [<<V>>, <<V, W>>, <<V:16/little, W>>, <<V:16, W:16/little, V:24/little>>, <<V:56>>, <<V:56/little>>, <<V:64/little>>, <<V:8, W:56>>,
               <<V:3, W:5>>, <<V:3, W:6>>, <<V:1, W:15/little>>, <<"ab", V, "c">>, <<"abcdefg">>, <<"abcdefgh">>, <<"abc", V:32>>, <<"abc", V:48>>, <<1:1, V:55>>].

%% A binary of N bits that grows in place, then fields behind it.
behind(N, V) ->
    B = lists:foldl(fun(I, A) -> <<A/bits, I:1>> end, <<>>, lists:seq(1, N)),
    C = <<B/bits, V:8>>, D = <<C/bits, V:5, V:3>>, E = <<D/bits, V:16/little, V:7>>, F = <<E/bits, "x", V:48>>, G = <<F/bits, V:56, V:1>>, H = <<G/bits, V:56>>,
    I = lists:foldl(fun(X, A) -> <<A/bits, V:13, X:17/little, X:16/little>> end, H, lists:seq(1, 99)),
    [B, C, D, E, F, G, H, I, [bit_size(X) || X <- [B, C, D, E, F, G, H, I]]].

comprehensions() ->
    B = list_to_binary([I * 7 rem 256 || I <- lists:seq(1, 1000)]),
    io:format("~w~n", [[erlang:phash2(X) || X <- [<< <<(X + 1)>> || <<X>> <= B >>, << <<X:6>> || <<X:5>> <= B >>, << <<(X bsl 3):16/little, X:8>> || <<X:7>> <= B >>,
        << <<X:24/little>> || <<X:24>> <= B >>, << <<X:1, 0:1>> || <<X:1>> <= B >>, << <<(X - 128), (X * 1 bsl 64)>> || <<X>> <= B >>,
        << <<X/utf8>> || <<X>> <= B >>, << <<X>> || X <- binary_to_list(B), X > 100 >>, << <<(<<X>>)/binary, X:3, 0:5>> || <<X>> <= B >>]]]).

%% What was appended to stays what it was, whoever else appends to it.
old_versions() ->
    Base = lists:foldl(fun(I, A) -> <<A/binary, I>> end, <<>>, lists:seq(1, 100)),
    X = <<Base/binary, 1>>, Y = <<Base/binary, 2>>, Z = <<X/binary, 3, 4>>, W = <<X/binary, 5:16>>,
    self() ! X,
    R = receive M -> <<M/binary, 6>> end,
    io:format("~w~n", [[binary:part(V, 95, byte_size(V) - 95) || V <- [Base, X, Y, Z, W, R]]]),
    Loop = fun F(0, A, Old) -> {A, Old}; F(N, A, Old) -> F(N - 1, <<A/binary, N:32>>, [A | Old]) end,
    {_, Old} = Loop(500, <<>>, []),
    io:format("~w~n", [erlang:phash2(Old)]).

id(X) -> X.

wrong() ->
    B = lists:foldl(fun(I, A) -> <<A/bits, I>> end, <<>>, lists:seq(1, 100)), Odd = <<B/bits, 1:1>>,
    [io:format("~w~n", [try F() catch error:E:S -> {E, [I || {?MODULE, _, _, I} <- [hd(S)], I =:= []]} end])
     || F <- [fun() -> <<(id(a))>> end, fun() -> <<1, (id(1.0)):8, 2>> end, fun() -> <<B/binary, (id([]))>> end, fun() -> <<Odd/binary, 1>> end,
              fun() -> <<(id(7))/binary, 1>> end, fun() -> <<(id([1]))/bits, 1, 2>> end, fun() -> <<B/binary, (id(16#d800))/utf8>> end,
              fun() -> <<B/binary, (id(-1))/utf8>> end, fun() -> <<(id(16#110000))/utf8>> end, fun() -> bit_size(<<Odd/bits, 1:7>>) end]].

text() ->
    L = [I * 37 rem 300 || I <- lists:seq(1, 300)],
    io:format("~w~n", [erlang:phash2([lists:foldl(fun(C, A) -> <<A/binary, C/utf8>> end, <<>>, L), lists:foldl(fun(C, A) -> <<A/binary, "<", C/utf8, ">">> end, <<>>, L),
        << <<C/utf8>> || C <- L >>, << <<C/utf8, C:8>> || C <- L >>, [<<C/utf8>> || C <- L], [<<C/utf8, "a", C:16>> || C <- L]])]).
