%% tests/lang/bits_construct_integer.erl -- Integer segments: sizes, signs, byte order, truncation.
%% SPDX-License-Identifier: Apache-2.0
-module(bits_construct_integer).
-export([main/0, id/1]).

main() ->
    V = id(16#123456789abcdef0),
    show("sizes", [<<V:N>> || N <- [1, 4, 7, 8, 12, 16, 31, 32, 33, 64, 72, 100]]),
    show("little", [<<V:N/little>> || N <- [8, 12, 16, 20, 24, 32, 64, 72, 100]]),
    show("negative", [<<(id(-1)):N>> || N <- [1, 8, 13, 64, 80]]),
    show("negative little", [<<(id(-2)):N/little>> || N <- [8, 13, 16, 64, 80]]),
    show("native", <<(id(1)):16/native>> =:= <<1:16/little>> orelse <<(id(1)):16/native>> =:= <<1:16/big>>),
    Big = id((1 bsl 130) + 12345),
    show("big", [<<Big:N>> || N <- [8, 128, 136, 160]]),
    show("big little", [<<Big:N/little>> || N <- [8, 128, 136, 160]]),
    show("big negative", [<<(-Big):136>>, <<(-Big):136/little>>]),
    show("units", [<<V:2/unit:8>>, <<V:3/integer-unit:5>>, <<V:1/little-unit:64>>]),
    show("zero size", <<V:0>>),
    show("many", <<(id(1)):1, (id(2)):3, (id(3)):4, (id(4)):16, (id(5)):5, (id(6)):3>>),
    show("unaligned", <<1:3, V:64, 1:5>>),
    show("bad value", [caught(fun() -> <<(id(a)):8>> end), caught(fun() -> <<(id(1.5)):8>> end)]),
    show("bad size", [caught(fun() -> <<1:(id(-1))>> end), caught(fun() -> <<1:(id(a))>> end)]).

%% Exported, so that the compiler cannot see what it returns.
id(X) -> X.

%% The value of F(), or the class and the reason of what it raised.
caught(F) ->
    try F()
    catch Class:Reason -> {Class, Reason}
    end.

show(Label, Value) ->
    io:format("~s: ~0p~n", [Label, Value]).
