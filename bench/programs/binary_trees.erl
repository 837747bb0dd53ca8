%% bench/programs/binary_trees.erl -- Trees of tuples, short-lived and long-lived.
%% SPDX-License-Identifier: Apache-2.0
-module(binary_trees).
-export([main/1]).

main(_) ->
    Max = 16,
    Long = tree(Max),
    [io:format("~w trees of depth ~w: ~w~n", [N, D, checks(N, D, 0)]) || D <- lists:seq(4, Max, 4), N <- [1 bsl (Max - D + 4)]],
    io:format("long-lived: ~w~n", [check(Long)]).

checks(0, _, Sum) -> Sum;
checks(N, Depth, Sum) -> checks(N - 1, Depth, Sum + check(tree(Depth))).

tree(0) -> {nil, nil};
tree(Depth) -> {tree(Depth - 1), tree(Depth - 1)}.

check({nil, nil}) -> 1;
check({Left, Right}) -> 1 + check(Left) + check(Right).
