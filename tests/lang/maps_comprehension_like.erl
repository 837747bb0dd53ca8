%% tests/lang/maps_comprehension_like.erl -- Maps built by folds and list comprehensions, grouped, inverted and counted.
%% SPDX-License-Identifier: Apache-2.0
-module(maps_comprehension_like).
-export([main/0]).

main() ->
    Words = string:lexemes("the cat sat on the mat and the dog sat on the log", " "),
    io:format("~p~n", [maps:from_list([{W, length(W)} || W <- Words])]),
    Groups = lists:foldr(fun(W, M) -> maps:update_with(length(W), fun(L) -> [W | L] end, [W], M) end, #{},
                         lists:usort(Words)),
    io:format("~p~n", [Groups]),
    io:format("~p~n", [maps:from_list([{V, K} || {K, V} <- maps:to_list(#{a => 1, b => 2, c => 3})])]),
    io:format("~p~n", [[{K, V} || {K, V} <- lists:sort(maps:to_list(count(Words))), V > 1]]),
    io:format("~p~n", [maps:map(fun(_, L) -> lists:sum([length(W) || W <- L]) end, Groups)]),
    ok.

count(Words) -> lists:foldl(fun(W, M) -> M#{W => maps:get(W, M, 0) + 1} end, #{}, Words).
