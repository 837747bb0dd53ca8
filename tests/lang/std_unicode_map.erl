%% tests/lang/std_unicode_map.erl -- unicode:characters_to_binary/3 and characters_to_list/2 between all encodings: characters cut
%% anywhere, wrong bytes and integers, nested and improper lists, binaries longer than one piece of 8192 bytes.
%% SPDX-License-Identifier: Apache-2.0
-module(std_unicode_map).
-export([main/0]).

main() ->
    [one(In, Out) || In <- encodings(), Out <- encodings()],
    [bad(E) || E <- [unicode, utf16, utf32, utf7, {utf16, middle}, {utf8, big}, {utf16, big, 1}, 1]],
    raised().

encodings() -> [latin1, utf8, {utf16, big}, {utf16, little}, {utf32, big}, {utf32, little}].

one(In, Out) ->
    Results = [result(Data, In, Out) || Data <- texts(In)],
    io:format("~w ~w ~w ~w~n", [In, Out, length(Results), erlang:phash2(Results, 1 bsl 32)]),
    [io:format("  ~w~n", [R]) || {R, _, _} <- lists:sublist(Results, 30, 40), Out =:= latin1].

result(Data, In, Out) ->
    {caught(fun() -> unicode:characters_to_binary(Data, In, Out) end), caught(fun() -> unicode:characters_to_list(Data, In) end),
     caught(fun() -> unicode:characters_to_binary(Data, In) end)}.

%% Parts, one after the other in every way that lists have.
texts(In) ->
    Parts = parts() ++ cut(In),
    Pairs = [{A, B} || A <- Parts, B <- Parts],
    Parts ++ [[P] || P <- Parts] ++ long(In) ++ [shape(N rem 6, A, B) || {N, {A, B}} <- lists:zip(lists:seq(1, length(Pairs)), Pairs)].

shape(0, A, B) -> [A | B];
shape(1, A, B) -> [A, B];
shape(2, A, B) -> [[A], B, $c];
shape(3, A, B) -> [$a, [[], A | B], <<"c">> | A];
shape(4, A, B) -> [[[A, [B]], A, <<>> | <<"z">>]];
shape(5, A, B) -> [A, <<>>, [B], A | B].

parts() ->
    [$a, 233, 955, 16#10000, 16#d800, -1, 16#110000, 1 bsl 70, -(1 bsl 70), atom, 1.0, [], {}, <<1:3>>, <<>>, <<255>>, <<0>>, <<216>>, <<220, 0>>,
     <<226>>, <<130>>, <<172>>, <<240, 159>>, <<152, 128>>, <<65>>, <<16#fe, 16#ff, 0>>, <<0, 17>>, <<0, 0, 216>>].

cut(In) ->
    Text = encoded([233, 16#20ac, 16#1f600], In),
    [binary:part(Text, 0, N) || N <- lists:seq(1, byte_size(Text))].

%% Longer than a piece, and at its end a character that is cut, or wrong.
long(In) ->
    Longs = [<<(binary:copy(encoded("abc", In), 2731))/binary, Cut/binary, Last/binary>>
             || Cut <- cut(In), Last <- [encoded([16#20ac], In), <<255, 255, 255, 255>>]],
    Longs ++ [[$a, [L | L]] || L <- Longs].

encoded(Chars, latin1) -> << <<C>> || C <- Chars >>;
encoded(Chars, {utf16, little}) -> << <<C/utf16-little>> || C <- Chars >>;
encoded(Chars, {utf32, little}) -> << <<C/utf32-little>> || C <- Chars >>;
encoded(Chars, In) when In =:= utf16; In =:= {utf16, big} -> << <<C/utf16>> || C <- Chars >>;
encoded(Chars, In) when In =:= utf32; In =:= {utf32, big} -> << <<C/utf32>> || C <- Chars >>;
encoded(Chars, _) -> << <<C/utf8>> || C <- Chars >>.

bad(E) -> io:format("~w ~w ~w~n", [E, result("a", E, latin1), result([], latin1, E)]).

%% What raised tells the function, and where it is explained.
raised() ->
    try unicode:characters_to_binary([a, 955], utf8, latin1)
    catch error:badarg:Stack ->
        [{M, F, Args, Info} | _] = Stack,
        io:format("~w:~w ~w ~w~n", [M, F, Args, proplists:get_value(error_info, Info)])
    end.

caught(F) ->
    try F()
    catch Class:Reason -> {Class, Reason}
    end.
