%% tests/lang/re_again.erl -- Patterns that are run again and again: among many others, with other options, of other kinds.
%% SPDX-License-Identifier: Apache-2.0
-module(re_again).
-export([main/0]).

main() ->
    options(),
    many(),
    large(),
    groups(),
    bad_ones(),
    limits(),
    characters(),
    shared().

show(What, Value) -> io:format("~p ~p~n", [What, Value]).

%% One text, compiled in different ways by turns.
options() ->
    Ways = [[], [caseless], [dotall], [multiline], [extended], [ungreedy], [anchored], [{newline, cr}], [{newline, crlf}],
            [{newline, anycrlf}], [bsr_anycrlf], [bsr_unicode], [dollar_endonly], [firstline], [unicode], [no_auto_capture]],
    Subject = "x\nB b\r\nab\rAB\x{b}",
    [show({Text, Way}, [re:run(Subject, Text, [global | Way]), re:run(Subject, element(2, re:compile(Text, Way)), [global])])
     || _ <- [1, 2], Text <- ["(B) ?.*$", "^.b+", "b\\R"], Way <- Ways].

%% More than are kept, in turns and backwards.
many() ->
    Texts = [integer_to_list(I) ++ "(\\d*)x" || I <- lists:seq(1, 300)],
    Compiled = [{I, element(2, re:compile(T))} || {I, T} <- lists:zip(lists:seq(1, 300), Texts)],
    Run = fun(I, P) -> {match, [D]} = re:run("a" ++ integer_to_list(I) ++ "77xy", P, [{capture, [1], list}]), list_to_integer(D) end,
    show(many, [lists:sum([Run(I, P) || {I, P} <- L]) || L <- [Compiled, lists:reverse(Compiled), Compiled ++ lists:sublist(Compiled, 9)]]),
    show(texts, lists:sum([Run(I, T) || {I, T} <- lists:zip(lists:seq(1, 300), Texts)])).

%% Patterns that take much memory each, and runs that do.
large() ->
    Large = fun(N) -> ["(" | lists:join("|", [integer_to_list(I) || I <- lists:seq(N, N + 4000)])] ++ ")z" end,
    show(large, [re:run("a" ++ integer_to_list(N + 3999) ++ "z", Large(N), [{capture, all, list}]) || N <- lists:seq(10000, 24000, 1000)]),
    Long = lists:duplicate(50000, $a),
    show(long, [re:run(S, "^(a|b)*?c", [{capture, first}]) || S <- [Long ++ "c", "abac", Long ++ "c"]]).

%% What a run leaves behind must not be seen by the next one, whose pattern has fewer or more groups.
groups() ->
    Patterns = ["(a)(b)(c)(d)(e)(f)", "(x)?(a)", "a", "(a)|(b)|(c)", "(?<n>q)?(?<m>a)", "(a)(z)?(y)?"],
    [show(P, [re:run("abcdef", P, [{capture, C, T}]) || T <- [index, list, binary], C <- [all, all_but_first, first, [0, 1, 2, 3, 6, 9], [n, m], all_names]])
     || P <- Patterns ++ lists:reverse(Patterns)].

bad_ones() ->
    [show(bad, [is_compiled(re:compile(P)), catch_error(fun() -> re:run("a", P) end), re:run("a", P, [report_errors])]) || _ <- [1, 2], P <- ["a(", "[", "a"]].

%% A limit holds for its own run.
limits() ->
    Subject = lists:duplicate(30, $a) ++ "!",
    [show(limit, re:run(Subject, "(a+)+$", [report_errors | L])) || L <- [[{match_limit, 100}], [{match_limit, 1000}], [{match_limit, 100}]]],
    [show(no_limit, re:run("aab", "(a+)+b", L)) || L <- [[{match_limit, 2}], [], [{match_limit_recursion, 1}], []]].

%% A subject is looked at once, all of it.
characters() ->
    Subject = unicode:characters_to_binary(lists:duplicate(5, "h\x{e9}\x{20ac}\x{1f600} ")),
    show(global, re:run(Subject, "\\w|(?<=h).", [global, unicode, ucp])),
    show(empty, re:run(Subject, "", [global, unicode])),
    show(offset, [catch_error(fun() -> re:run(Subject, "h", [unicode, {offset, O} | G]) end) || O <- [0, 1, 2, 3, 4], G <- [[], [global]]]),
    show(wrong, [catch_error(fun() -> re:run(B, "a", [unicode, {offset, O} | G]) end)
                 || B <- [<<255, "aaa">>, <<"aaa", 255>>, <<"a", 16#c3>>, <<16#ed, 16#a0, 16#80, "aa">>], O <- [0, 1, 3], O =< byte_size(B), G <- [[], [global]]]).

%% What one process compiled, others run.
shared() ->
    Self = self(),
    {ok, P} = re:compile("(\\d+)-(\\w+)"),
    [spawn_link(fun() -> Self ! {I, [re:run(integer_to_list(I) ++ "-ab", R, [{capture, all, list}]) || R <- [P, "(\\d+)-(\\w+)"], _ <- [1, 2]]} end) || I <- [1, 2, 3]],
    show(processes, [receive {I, R} -> lists:usort(R) end || I <- [1, 2, 3]]).

is_compiled({ok, Pattern}) -> element(1, Pattern);
is_compiled(Error) -> Error.

catch_error(F) -> try F() catch error:E -> E end.
