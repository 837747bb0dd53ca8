%% tests/lang/compare_tuples.erl -- Tuples that differ in one element, of any kind, at any place.
-module(compare_tuples).
-export([main/0]).

main() ->
    Elements = [1, 2, 1.0, 2.0, -1, 1 bsl 70, a, b, '', [], "s", <<"s">>, {}, {1}, {1.0}, #{}, #{1 => 2}, #{1.0 => 2}, self(), fun lists:map/2],
    Tuples = [{}, {{}}, {a, a, a, a}] ++ [{X, Y} || X <- Elements, Y <- Elements] ++ [{k, X, z} || X <- Elements] ++ [{k, {X}, z} || X <- Elements],
    io:format("~w~n", [erlang:phash2([[A == B, A =:= B, A < B, A =< B] || A <- Tuples, B <- Tuples])]),
    io:format("~w~n", [erlang:phash2([index(T, lists:sort(Tuples), 0) || T <- Tuples])]),
    io:format("~w~n", [length(lists:usort(Tuples))]),
    Map = maps:from_list([{T, true} || T <- Tuples]),
    io:format("~w ~w~n", [maps:size(Map), lists:all(fun(T) -> is_map_key(T, Map) end, Tuples)]),
    Small = maps:from_list([{{X, 1}, X} || X <- Elements]),
    io:format("~w~n", [[maps:get({X, 1}, Small, none) =:= X || X <- Elements]]),
    Same = {x, [1], 2},
    io:format("~w~n", [[Same == Same, Same < Same, {Same} =:= {{x, [1], 2}}, {Same} < {{x, [1], 2}}, {1, Same} == {1.0, Same}, {1, Same} =:= {1.0, Same}]]).

index(T, [T | _], N) -> N;
index(T, [_ | R], N) -> index(T, R, N + 1).
