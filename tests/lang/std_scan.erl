%% tests/lang/std_scan.erl -- erl_scan: tokens, locations, and the errors of bad text.
%% SPDX-License-Identifier: Apache-2.0
-module(std_scan).
-export([main/0]).

main() ->
    Texts = ["foo(X) -> X + 1.", "\"str\\n\" $a 'quoted atom' 16#ff 1.5e3 #{a => b}",
             "<<1:8, \"x\">> || <= := -> :: ... ..", "% comment\nafter. next",
             "begin end case of if when fun try catch receive after maybe", "1_000 2#1010 $\\x{41} $\\^A"],
    [io:format("~0p~n", [erl_scan:string(T)]) || T <- Texts],
    [io:format("~0p~n", [erl_scan:string(T)]) || T <- ["\"unterminated", "'atom", "1.5e", "$", "16#"]],
    io:format("~0p~n", [erl_scan:string("a\n b.", {1, 1})]),
    io:format("~0p~n", [erl_scan:string("x % c\n", 1, [return])]),
    io:format("~0p~n", [element(1, erl_scan:tokens([], "ab", 1))]),
    {more, C} = erl_scan:tokens([], "f(", 1),
    io:format("~0p~n", [erl_scan:tokens(C, "x). rest", 1)]),
    {error, {_, M, E}, _} = erl_scan:string("'x"),
    io:format("~s~n", [M:format_error(E)]),
    io:format("~w~n", [[erl_scan:reserved_word(W) || W <- ['case', 'foo', 'andalso']]]).
