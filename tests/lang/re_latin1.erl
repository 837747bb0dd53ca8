%% tests/lang/re_latin1.erl -- re: characters from 128 to 255 are those of ISO 8859-1, and groups that share a name.
%% SPDX-License-Identifier: Apache-2.0
-module(re_latin1).
-export([main/0]).

main() ->
    [io:format("~s ~p ~w~n", [P, O, [C || C <- lists:seq(0, 255), re:run([C], "^" ++ P ++ "$", [dotall | O]) =/= nomatch]])
     || P <- ["\\w", "\\W", "\\d", "\\s", "\\h", "\\v", ".", "[\\w]", "[^\\w]", "[[:alpha:]]", "[[:lower:]]", "[[:upper:]]",
              "[[:alnum:]]", "[[:punct:]]", "[[:space:]]", "[[:print:]]", "[[:graph:]]", "[[:cntrl:]]", "[[:xdigit:]]",
              "[[:blank:]]", "[[:word:]]"],
        O <- [[], [unicode], [caseless], [ucp]]],
    io:format("~w~n", [[{C, D} || C <- lists:seq(128, 255), D <- lists:seq(128, 255), C =/= D,
                                  re:run([C], [D], [caseless]) =/= nomatch]]),
    io:format("~p~n", [re:run([229, $a, $\s, 229], "\\b" ++ [229], [global])]),
    [io:format("~p ~p~n", [{S, C}, re:run(S, "(?<n>a)|(?<n>b)|(?<m>c)", [dupnames, {capture, C, list}])]
     ) || S <- ["a", "b", "c"], C <- [all_names, [n], [m, n], ["n", <<"x">>]]].
