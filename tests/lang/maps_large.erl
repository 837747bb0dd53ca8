%% tests/lang/maps_large.erl -- Maps of more than 32 keys: insertion, lookup, update and removal down to small again.
%% SPDX-License-Identifier: Apache-2.0
-module(maps_large).
-export([main/0]).

main() ->
    M = lists:foldl(fun(N, A) -> A#{{key, N} => N * N} end, #{}, lists:seq(1, 1000)),
    io:format("~w~n", [map_size(M)]),
    io:format("~w~n", [[maps:get({key, N}, M) || N <- [1, 32, 33, 500, 1000]]]),
    io:format("~w~n", [[maps:find({key, N}, M) || N <- [0, 1001]]]),
    io:format("~w~n", [lists:sum(maps:values(M))]),
    io:format("~w~n", [lists:sort(maps:keys(M)) =:= [{key, N} || N <- lists:seq(1, 1000)]]),
    Updated = M#{{key, 7} := seven, {key, 8} => eight},
    io:format("~w~n", [{maps:get({key, 7}, Updated), maps:get({key, 8}, Updated), map_size(Updated),
                        maps:get({key, 7}, M)}]),
    Few = lists:foldl(fun(N, A) -> maps:remove({key, N}, A) end, M, lists:seq(11, 1000)),
    io:format("~w~n", [Few]),
    io:format("~w~n", [Few =:= maps:from_list([{{key, N}, N * N} || N <- lists:seq(10, 1, -1)])]),
    Again = lists:foldl(fun(N, A) -> A#{{key, N} => N * N} end, Few, lists:seq(1000, 11, -1)),
    io:format("~w~n", [[Again =:= M, Again == M, Again < Updated orelse Again > Updated,
                        erlang:phash2(Again) =:= erlang:phash2(M)]]),
    io:format("~w~n", [try maps:get({key, 0}, M) catch error:R -> R end]).
