%% tests/lang/maps_iterator.erl -- maps:iterator and maps:next visit each association of maps of any size once.
%% SPDX-License-Identifier: Apache-2.0
-module(maps_iterator).
-export([main/0]).

main() ->
    io:format("~w~n", [walk(#{})]),
    io:format("~w~n", [walk(#{x => 1, y => 2})]),
    [io:format("~w~n", [lists:sort(walk(big(N))) =:= [{K, -K} || K <- lists:seq(1, N)]])
     || N <- [31, 32, 33, 64, 500, 5000]],
    {K, V, Next} = maps:next(maps:iterator(#{a => 1, b => 2})),
    io:format("~w ~w ~w~n", [K, V, maps:next(Next)]),
    io:format("~w~n", [length(walk(big(100)))]),
    io:format("~w~n", [maps:fold(fun(A, B, Sum) -> A - B + Sum end, 0, big(300))]),
    io:format("~w~n", [try maps:iterator(x) catch error:R -> R end]).

walk(M) -> walk_on(maps:next(maps:iterator(M))).

walk_on(none) -> [];
walk_on({K, V, I}) -> [{K, V} | walk_on(maps:next(I))].

big(N) -> maps:from_list([{K, -K} || K <- lists:seq(1, N)]).
