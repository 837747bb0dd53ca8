%% tests/lang/bits_utf.erl -- utf8, utf16 and utf32 segments: construction, matching and what is rejected.
%% SPDX-License-Identifier: Apache-2.0
-module(bits_utf).
-export([main/0, id/1]).

main() ->
    Chars = [0, $a, 127, 128, 233, 2047, 2048, 955, 65535, 65536, 128512, 1114111],
    show("utf8", << <<C/utf8>> || C <- Chars >> =:= unicode:characters_to_binary(Chars)),
    [io:format("~w ~w ~w ~w ~w~n", [<<C/utf8>>, <<C/utf16>>, <<C/utf16-little>>, <<C/utf32>>, <<C/utf32-little>>])
     || C <- Chars],
    show("back", [[C || <<C/utf8>> <= << <<X/utf8>> || X <- Chars >>] =:= Chars,
                  [C || <<C/utf16>> <= << <<X/utf16>> || X <- Chars >>] =:= Chars,
                  [C || <<C/utf16-little>> <= << <<X/utf16-little>> || X <- Chars >>] =:= Chars,
                  [C || <<C/utf32>> <= << <<X/utf32>> || X <- Chars >>] =:= Chars]),
    show("string literal", [<<"aλ"/utf8>>, <<"aλ"/utf16>>, <<"λ"/utf32>>]),
    show("bad construct", [caught(fun() -> <<(id(C))/utf8>> end) || C <- [-1, 16#d800, 16#dfff, 1114112, a]]),
    show("bad utf16 construct", [caught(fun() -> <<(id(C))/utf16>> end) || C <- [16#d800, 1114112]]),
    show("bad match", [case id(B) of <<C/utf8, _/bits>> -> C; _ -> no end
                       || B <- [<<128>>, <<192, 128>>, <<237, 160, 128>>, <<244, 144, 128, 128>>, <<226, 130>>, <<255>>,
                                <<>>]]),
    show("bad utf16", [case id(B) of <<C/utf16, _/bits>> -> C; _ -> no end
                       || B <- [<<16#d8, 0>>, <<16#dc, 0, 0, 0>>, <<0>>]]),
    show("bad utf32", [case id(B) of <<C/utf32>> -> C; _ -> no end || B <- [<<16#d800:32>>, <<1114112:32>>, <<1, 2>>]]),
    show("skip", begin <<_/utf8, Rest/binary>> = id(<<955/utf8, "rest">>), Rest end),
    show("constant", case id(<<955/utf8, 33>>) of <<"λ!"/utf8>> -> yes; _ -> no end).

%% Exported, so that the compiler cannot see what it returns.
id(X) -> X.

%% The value of F(), or the class and the reason of what it raised.
caught(F) ->
    try F()
    catch Class:Reason -> {Class, Reason}
    end.

show(Label, Value) ->
    io:format("~s: ~0p~n", [Label, Value]).
