%% tests/lang/re_errors.erl -- What re:compile and re:run say of patterns that are none, and where.
%% SPDX-License-Identifier: Apache-2.0
-module(re_errors).
-export([main/0]).

main() ->
    lists:foreach(fun(Pattern) -> io:format("~s ~p~n", [Pattern, re:compile(Pattern)]) end,
        ["(", "a)", "*a", "{1}", "a**+*", "[", "[z-a]", "[a-\\d]", "[b-\\w]", "\\", "\\L", "ab\\u1", "\\x{3bb}", "(?#", "x(?<bc>a)(?<bc>b)",
         "(?<1a>b)", "(?<n", "(?C999)", "(?C1", "[[:foo:]]", "a[[:punkt:]]"]),
    lists:foreach(fun(Pattern) -> io:format("~s ~p~n", [Pattern, re:compile(Pattern, [unicode])]) end, ["\\p{Foo}", "\\x{110000}"]),
    io:format("~p~n", [re:run("a", "(", [report_errors])]),
    io:format("~p~n", [re:compile(<<255>>, [unicode])]),
    try re:run("a", "a(") catch error:Reason:Trace -> io:format("~p ~p~n", [Reason, erl_stdlib_errors:format_error(Reason, Trace)]) end.
