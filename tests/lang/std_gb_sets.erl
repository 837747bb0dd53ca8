%% tests/lang/std_gb_sets.erl -- gb_sets: set algebra and iteration.
%% SPDX-License-Identifier: Apache-2.0
-module(std_gb_sets).
-export([main/0]).

main() ->
    A = gb_sets:from_list(lists:seq(1, 30, 2)),
    B = gb_sets:from_list(lists:seq(1, 30, 3)),
    io:format("~w~n", [gb_sets:to_list(gb_sets:union(A, B))]),
    io:format("~w~n", [gb_sets:to_list(gb_sets:intersection(A, B))]),
    io:format("~w~n", [gb_sets:to_list(gb_sets:difference(A, B))]),
    io:format("~w~n", [[gb_sets:is_subset(B, A), gb_sets:is_disjoint(A, B), gb_sets:is_member(7, A), gb_sets:size(B)]]),
    io:format("~w~n", [gb_sets:fold(fun(X, S) -> X + S end, 0, gb_sets:filter(fun(X) -> X > 10 end, A))]),
    {S, Rest} = gb_sets:take_smallest(A),
    io:format("~w ~w ~w~n", [S, gb_sets:smallest(Rest), gb_sets:largest(Rest)]),
    io:format("~w~n", [gb_sets:to_list(gb_sets:add(0, gb_sets:delete_any(3, gb_sets:delete_any(99, A))))]),
    io:format("~w~n", [gb_sets:to_list(gb_sets:union([A, B, gb_sets:singleton(x)]))]).
