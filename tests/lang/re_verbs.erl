%% tests/lang/re_verbs.erl -- What may stand before a pattern, (*NAME): PCRE's names, not those that only PCRE2 has.
%% SPDX-License-Identifier: Apache-2.0
-module(re_verbs).
-export([main/0]).

main() ->
    Names = ["UTF8)", "UTF)", "UTF16)", "UCP)", "ANYCRLF)", "CRLF)", "CR)", "LF)", "ANY)", "NUL)", "BSR_ANYCRLF)", "BSR_UNICODE)",
             "NO_START_OPT)", "NO_AUTO_POSSESS)", "NO_JIT)", "NO_DOTSTAR_ANCHOR)", "NOTEMPTY)", "NOTEMPTY_ATSTART)",
             "LIMIT_MATCH=5)", "LIMIT_RECURSION=300)", "LIMIT_DEPTH=300)", "LIMIT_HEAP=300)", "LIMIT_MATCH=99999999999)",
             "LIMIT_RECURSION=x)", "UTF8)(*UCP)", "UCP)(*UTF8)", "UTF8)(*NUL)", "ANYCRLF)(*UTF8)", "COMMIT)(*NUL)", "FOO)", "utf8)", "UTF8",
             "FOO:bar)", "THEN:x)"],
    [shown("(*" ++ Name, Rest, Subject) || Name <- Names, {Rest, Subject} <- subjects()],
    [shown("x(*" ++ Name, "y", "xy") || Name <- ["UTF8)", "NUL)", "FOO)", "foo)", "COMMIT)"]],
    [io:format("~p~n", [catch re:run("\r\na\r\n", Verb ++ "x*", [global])]) || Verb <- ["", "(*ANYCRLF)", "(*CR)", "(*CRLF)"]],
    io:format("~p~n", [catch re:replace(<<"é\r\nb"/utf8>>, "(*UTF8)(*ANYCRLF)^", "-", [global, multiline])]).

subjects() ->
    [{"a", "a"}, {".", <<"é"/utf8>>}, {"\\w+", <<"é"/utf8>>}, {"^b$", "a\rb\r"}, {"^b$", "a\nb\n"}, {"a.b", "a\rb"},
     {"a\\Rb", <<"a", 16#b, "b">>}, {"(a+)*$", "aaaaaaaaaaaaaaaab"}].

shown(Verb, Rest, Subject) ->
    io:format("~s~s ~w ~p~n", [Verb, Rest, run(Verb ++ Rest, Subject), compiled(re:compile([Verb, Rest]))]).

run(Pattern, Subject) -> re:run(Subject, Pattern, [multiline, report_errors]).

compiled({ok, Pattern}) -> setelement(5, Pattern, code);
compiled(Error) -> Error.
