%% tests/lang/std_unicode.erl -- unicode:characters_to_list and _to_binary over encodings, incomplete and wrong input.
%% SPDX-License-Identifier: Apache-2.0
-module(std_unicode).
-export([main/0, id/1]).

main() ->
    show("list", [unicode:characters_to_list(<<"aλ"/utf8>>),
                  unicode:characters_to_list([<<"a">>, 955, [<<"λ"/utf8>>]])]),
    show("binary", [unicode:characters_to_binary([97, 955]), unicode:characters_to_binary("abc", utf8, utf16),
                    unicode:characters_to_binary([955], utf8, {utf32, little})]),
    show("latin1", [unicode:characters_to_binary(<<233>>, latin1), unicode:characters_to_list(<<233>>, latin1),
                    unicode:characters_to_binary([233], utf8, latin1)]),
    show("incomplete", [unicode:characters_to_list(<<"a", 206>>),
                        unicode:characters_to_binary([<<"abc">>, <<226, 130>>])]),
    show("error", [unicode:characters_to_list(<<"a", 255, "b">>), unicode:characters_to_binary([97, 16#d800]),
                   unicode:characters_to_binary([955], utf8, latin1)]),
    show("utf16", [unicode:characters_to_list(<<0, 97, 3, 187>>, utf16),
                   unicode:characters_to_list(<<97, 0>>, {utf16, little})]),
    show("bom", [unicode:bom_to_encoding(<<239, 187, 191, 97>>), unicode:bom_to_encoding(<<254, 255>>),
                 unicode:encoding_to_bom(utf8)]),
    show("normal forms", [unicode:characters_to_nfd_list([233]), unicode:characters_to_nfc_list([101, 769]),
                          unicode:characters_to_nfkc_list([16#fb01]),
                          unicode:characters_to_nfc_binary([101, 769])]),
    show("split sequence", unicode:characters_to_list([<<206>>, <<187>>])),
    show("bad", [caught(fun() -> unicode:characters_to_list(id(a)) end),
                 caught(fun() -> unicode:characters_to_binary(id([a])) end)]),
    Long = lists:append(lists:duplicate(3000, "aλ€")),
    show("long", unicode:characters_to_list(unicode:characters_to_binary(Long)) =:= Long).

%% Exported, so that the compiler cannot see what it returns.
id(X) -> X.

%% The value of F(), or the class and the reason of what it raised.
caught(F) ->
    try F()
    catch Class:Reason -> {Class, Reason}
    end.

show(Label, Value) ->
    io:format("~s: ~0p~n", [Label, Value]).
