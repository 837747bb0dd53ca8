%% unicode:characters_to_list/2 and characters_to_binary/2,3 with UTF-16 and UTF-32: where conversion stops, and what is left then.
%% SPDX-License-Identifier: Apache-2.0
-module(std_unicode_wide).
-export([main/0]).

data() ->
    Long = binary:copy(<<0, $a>>, 6000),
    <<Head:8191/binary, Tail/binary>> = Long,
    [[-1], [[$a, -1], $b], [$a, 16#d800 | <<0, $b>>], [1 bsl 70], [a], [-1, a], [<<1:3>>], [$a | b], <<>>, [], [[]], <<0>>, [<<0>>, $a],
     [<<0>>, <<$a, 0, $b>>], [<<0>> | <<$a>>], [<<216>>, <<0, 0, 0, 1>>, 2], [<<216, 1>>, <<220>>], [<<216, 1>>, <<220, 1>>],
     [[<<216, 1>> | <<0>>], <<1, 2>>, $x], [[<<0, 17>>], <<0, 0>> | <<1>>], [<<0>>, <<17>>], [<<0>>, <<17>> | <<1, 2, 3, 4>>],
     [<<0, 0, 216, 0>>, $a], [[<<0, 0, 0, $a>>, [<<0, 16>>]], [[<<255>>], <<255>>]], <<220, 0>>, [[<<220, 0, 0, 1>>], 2],
     <<0, $a, 216, 0, 0, 1>>, <<$a, 0, 0, 216, 1, 0>>, <<255, 255, 16, 0>>, <<0, 0, 17, 0>>,
     [Head, <<220>>], [<<Head/binary, 220, 0, Tail/binary>>], <<Long/binary, 220, 0>>, <<Head/binary, 216, 0, 0, 0>>].

encodings() -> [utf16, {utf16, big}, {utf16, little}, utf32, {utf32, little}].

%% Long binaries by their hash.
short(B) when is_binary(B), byte_size(B) > 40 -> {byte_size(B), erlang:phash2(B)};
short([X | _] = L) when is_integer(X), length(L) > 40 -> {length(L), erlang:phash2(L)};
short([H | T]) -> [short(H) | short(T)];
short(T) when is_tuple(T) -> list_to_tuple(short(tuple_to_list(T)));
short(T) -> T.

call(F, As) ->
    try apply(unicode, F, As) of
        R -> short(R)
    catch C:R -> {C, R}
    end.

main() ->
    [io:format("~p ~p~n  ~p~n  ~p~n  ~p~n", [short(D), E, call(characters_to_list, [D, E]), call(characters_to_binary, [D, E]),
                                            call(characters_to_binary, [D, E, utf32])]) || D <- data(), E <- encodings()].
