%% tests/lang/std_string_unicode.erl -- The string module on binaries and on characters of several code points.
%% SPDX-License-Identifier: Apache-2.0
-module(std_string_unicode).
-export([main/0]).

main() ->
    ok = io:setopts([{encoding, unicode}]),
    E = [$e, 16#301],
    show("length", [string:length(["caf", E]), string:length(<<"größe"/utf8>>),
                    string:length([16#1F468, 16#200D, 16#1F469])]),
    show("graphemes", string:to_graphemes(["a", E, "b"])),
    show("reverse", string:reverse(["a", E, "b"])),
    show("upper", [string:uppercase("straße"), string:uppercase(<<"größe"/utf8>>)]),
    show("lower", [string:lowercase("ÄÖÜ ΛΣ"), string:titlecase(<<"éa"/utf8>>)]),
    show("slice", [string:slice(<<"größe"/utf8>>, 2, 2), string:slice(["x", E, "y"], 1, 1)]),
    show("equal", [string:equal([$e, 16#301], [233]), string:equal([$e, 16#301], [233], false, nfc)]),
    show("split", string:split(<<"a→b→c"/utf8>>, "→", all)),
    show("find", string:find(<<"größe"/utf8>>, "ö")),
    show("trim", [string:trim(<<"  ä "/utf8>>), string:pad(<<"ä"/utf8>>, 3)]),
    show("lexemes", string:lexemes(<<"ä b"/utf8>>, " ")),
    show("casefold", string:equal("STRASSE", "straße", true)).

show(Label, Value) ->
    io:format("~s: ~0tp~n", [Label, Value]).
