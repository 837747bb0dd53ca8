%% tests/lang/std_string.erl -- The string module on lists, with widths, cases and searches.
%% SPDX-License-Identifier: Apache-2.0
-module(std_string).
-export([main/0]).

main() ->
    show("case", [string:uppercase("abcÄ"), string:lowercase("ABC"), string:titlecase("word"),
                  string:casefold("Straße")]),
    show("trim", [string:trim("  both  "), string:trim("  x ", leading), string:trim("x  ", trailing),
                  string:trim("--x--", both, "-")]),
    show("pad", [string:pad("ab", 5), string:pad("ab", 5, leading), string:pad("ab", 5, both, $*)]),
    show("split", [string:split("a,b,c", ","), string:split("a,b,c", ",", all), string:split("a,b,c", ",", trailing)]),
    show("lexemes", [string:lexemes("a b  c", " "), string:lexemes("a,b;c", ",;"), string:tokens("a b", " ")]),
    show("find", [string:find("hello", "l"), string:find("hello", "l", trailing), string:find("hello", "z")]),
    show("replace", [lists:flatten(string:replace("a-b-c", "-", "+")),
                     lists:flatten(string:replace("a-b-c", "-", "+", all))]),
    show("prefix", [string:prefix("prefixed", "pre"), string:prefix("x", "pre")]),
    show("slice", [string:slice("hello", 1), string:slice("hello", 1, 3), string:slice("hello", 9)]),
    show("length", [string:length("hello"), string:length(""), string:is_empty(""), string:is_empty([[]])]),
    show("reverse", [string:reverse("abc"), string:equal("a", "A"), string:equal("a", "A", true)]),
    show("take", [string:take("123abc", "0123456789"), string:take("abc123", "0123456789", true)]),
    show("numbers", [string:to_integer("12 rest"), string:to_float("1.5e2x"), string:to_integer("")]),
    show("next", [string:next_codepoint("ab"), string:next_grapheme("ab"), string:to_graphemes("abc")]),
    show("nth", [string:nth_lexeme("a b c", 2, " "), string:chomp("line\n"), string:chomp("line\r\n")]),
    show("old", [string:str("hello", "ll"), string:chr("hello", $l), string:rchr("hello", $l),
                 string:substr("hello", 2, 3),
                 string:strip("  x "), string:to_upper("abc"), string:join(["a", "b"], "+"), string:centre("ab", 6),
                 string:copies("ab", 3)]).

show(Label, Value) ->
    io:format("~s: ~0p~n", [Label, Value]).
