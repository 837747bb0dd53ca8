%% tests/lang/std_re.erl -- Regular expressions: run, replace and split with captures and options.
%% SPDX-License-Identifier: Apache-2.0
-module(std_re).
-export([main/0, id/1]).

main() ->
    S = "The year 1999, then 2024 and 12345",
    show("run", [re:run(S, "\\d{4}"), re:run(S, "(\\d)(\\d)"), re:run(S, "xyz")]),
    show("capture", [re:run(S, "(\\w+) (\\d+)", [{capture, all, list}]),
                     re:run(S, "(?<y>\\d{4})", [{capture, [y], binary}]), re:run(S, "\\d", [{capture, none}])]),
    show("global", re:run(S, "\\b\\d{4}\\b", [global, {capture, first, list}])),
    show("replace", [re:replace(S, "\\d+", "N", [global, {return, list}]),
                     re:replace("abc", "(b)", "[\\1&]", [{return, binary}])]),
    show("split", [re:split("a, b,c", ",\\s*", [{return, list}]), re:split("a1b2c", "(\\d)", [{return, binary}]),
                   re:split("abc", "", [{return, list}])]),
    show("options", [re:run("ABC", "b", [caseless]), re:run("a\nb", "^b", [multiline]), re:run("a\nb", "a.b", [dotall]),
                     re:run("aaa", "a+?")]),
    {ok, P} = re:compile("^(\\w)\\w*\\1$", [caseless]),
    show("compiled", [re:run(W, P, [{capture, none}]) || W <- ["Anna", "Bob", "Carl"]]),
    show("unicode", re:run(<<"größe"/utf8>>, "ö", [unicode])),
    show("error", element(1, re:compile("(unclosed"))),
    show("bad", caught(fun() -> re:run(id(a), "x") end)).

%% Exported, so that the compiler cannot see what it returns.
id(X) -> X.

%% The value of F(), or the class and the reason of what it raised.
caught(F) ->
    try F()
    catch Class:Reason -> {Class, Reason}
    end.

show(Label, Value) ->
    io:format("~s: ~0p~n", [Label, Value]).
