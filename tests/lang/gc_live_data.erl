%% tests/lang/gc_live_data.erl -- Much live data survives many collections unchanged.
%% SPDX-License-Identifier: Apache-2.0
-module(gc_live_data).
-export([main/0]).

main() ->
    Tree = build(1, 14),
    Map = maps:from_list([{N, {N, integer_to_list(N)}} || N <- lists:seq(1, 5000)]),
    List = [{N, <<N:32>>, N * 1.5} || N <- lists:seq(1, 5000)],
    Before = {erlang:phash2(Tree), erlang:phash2(Map), erlang:phash2(List)},
    garbage(40000, []),
    io:format("~w~n", [Before =:= {erlang:phash2(Tree), erlang:phash2(Map), erlang:phash2(List)}]),
    io:format("~w ~w~n", [count_nodes(Tree), lists:sum([N || {N, _, _} <- List])]),
    erlang:garbage_collect(),
    io:format("~w~n", [Before =:= {erlang:phash2(Tree), erlang:phash2(Map), erlang:phash2(List)}]),
    io:format("~w~n", [[maps:get(N, Map) || N <- [1, 2500, 5000]]]).

build(N, 0) -> {leaf, N};
build(N, D) -> {node, build(2 * N, D - 1), N, build(2 * N + 1, D - 1)}.

count_nodes({leaf, _}) -> 1;
count_nodes({node, L, _, R}) -> count_nodes(L) + 1 + count_nodes(R).

garbage(0, _) -> ok;
garbage(N, _) -> garbage(N - 1, {N, [N, N + 1], "junk", N * 1.0}).
