%% tests/lang/std_gb_trees.erl -- gb_trees: insertion, balance, iteration and deletion.
%% SPDX-License-Identifier: Apache-2.0
-module(std_gb_trees).
-export([main/0]).

main() ->
    T = lists:foldl(fun(K, A) -> gb_trees:enter(K, K * 2, A) end, gb_trees:empty(),
                    [(N * 7919) rem 1009 || N <- lists:seq(1, 1008)]),
    io:format("~w~n", [[gb_trees:size(T), gb_trees:smallest(T), gb_trees:largest(T), gb_trees:lookup(500, T),
                        gb_trees:lookup(x, T)]]),
    io:format("~w~n", [gb_trees:keys(T) =:= lists:seq(1, 1008)]),
    D = lists:foldl(fun gb_trees:delete/2, T, lists:seq(1, 1008, 2)),
    io:format("~w~n", [[gb_trees:size(D), hd(gb_trees:keys(D)), gb_trees:is_defined(3, D), gb_trees:get(4, D)]]),
    {K, V, R} = gb_trees:take_smallest(D),
    io:format("~w~n", [{K, V, gb_trees:size(R)}]),
    io:format("~w~n", [walk(gb_trees:next(gb_trees:iterator_from(1000, T)))]),
    io:format("~w~n", [gb_trees:to_list(gb_trees:map(fun(_, X) -> X + 1 end,
                                                     gb_trees:from_orddict([{a, 1}, {b, 2}])))]),
    io:format("~w~n", [gb_trees:balance(gb_trees:from_orddict([{N, N} || N <- lists:seq(1, 7)]))]),
    io:format("~w~n", [[try F() catch error:E -> E end
                        || F <- [fun() -> gb_trees:get(x, T) end, fun() -> gb_trees:insert(1, 1, T) end]]]).

walk(none) -> [];
walk({K, V, I}) -> [{K, V} | walk(gb_trees:next(I))].
