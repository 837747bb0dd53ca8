%% tests/lang/io_format_w.erl -- ~w of every kind of term.
%% SPDX-License-Identifier: Apache-2.0
-module(io_format_w).
-export([main/0]).

main() ->
    Terms = [1, -1, 1 bsl 70, 1.0, 1.0e-10, a, 'B c', [], [1], [1, 2 | 3], "abc", {}, {a}, {a, {b}}, #{},
             #{a => 1, b => #{c => 2}}, <<>>, <<1, 2>>,
             <<"abc">>, <<5:3>>, <<1, 2:4>>, fun lists:map/2, [[]], [[], []], {[], {}}, "a\nb\t\"c\"", [$\\, $\e, 0],
             [127, 128, 255, 256]],
    [io:format("~w~n", [T]) || T <- Terms],
    [io:format("~p~n", [T]) || T <- Terms],
    [io:format("~tp~n", [T]) || T <- Terms, T =/= [127, 128, 255, 256]],
    io:format("~s~n", [io_lib:format("~tw ~tp ~p", ["caf\x{e9}", "caf\x{e9}", "caf\x{e9}"])]),
    io:format("~30w|~-30w|~5w|~10.5w~n", [{a, b}, {a, b}, {too, long}, abc]),
    io:format("~30p|~n", [{a, b}]).
