%% tests/lang/maps_new_keys.erl -- Maps made with keys that the source names, in any order and of any type, and changed key by key.
-module(maps_new_keys).
-export([main/0]).

main() ->
    [show(mixed(X), [{z, X}, {1, one}, {a, X}, {"text", X}, {<<"bin">>, 2}, {{t, 1}, X}, {-5, X}, {1.0, f}, {[], nil}, {#{}, m}, {16#ffffffffffffffffff, big},
                     {"tex", 3}, {'', empty}, {'Z', 4}, {<<1:3>>, bits}]) || X <- [x, 17]],
    show(twice(1, 2), [{a, 1}, {b, 2}, {a, 2}]),
    show(large(x), [{I, x} || I <- lists:seq(1, 33)]),
    show(full(x), [{I, x} || I <- lists:seq(1, 32)]),
    show((full(x))#{33 => y, 1 := z}, [{I, x} || I <- lists:seq(2, 32)] ++ [{33, y}, {1, z}]),
    show(#{float(1) => a, 1 => b}, [{1.0, a}, {1, b}]),
    changes(#{a => 1, m => 2, z => 3}),
    [io:format("~p~n", [catch update(M)]) || M <- [#{}, #{b => 1}, #{k => 1}, maps:from_list([{I, I} || I <- lists:seq(1, 40)]), not_a_map]],
    Lists = ["", "a", "ab", "abc", "abd", "b", [1, 2 | 3], [1, 2], [1, 2.0], [1.0, 2], [1, 2, 3], [a | b], [a | c], [a], [[1], 2], [[1.0], 1], [1 | 2], [1 | x]],
    io:format("~p~n~p~n", [lists:sort(Lists), lists:usort(Lists)]),
    io:format("~w~n", [erlang:phash2([[A == B, A =:= B, A < B] || A <- Lists, B <- Lists])]),
    io:format("~p~n", [lists:foldl(fun(W, M) -> maps:update_with(W, fun(N) -> N + 1 end, 1, M) end, #{}, Lists ++ Lists)]).

show(Map, Pairs) ->
    true = Map =:= maps:from_list(Pairs),
    io:format("~p ~w~n", [Map, maps:to_list(Map) =:= maps:to_list(maps:from_list(Pairs))]).

mixed(X) ->
    #{z => X, 1 => one, a => X, "text" => X, <<"bin">> => 2, {t, 1} => X, -5 => X, 1.0 => f, [] => nil, #{} => m, 16#ffffffffffffffffff => big,
      "tex" => 3, '' => empty, 'Z' => 4, <<1:3>> => bits}.

twice(X, Y) -> #{a => X, b => Y, a => Y}.

full(X) ->
    #{32 => X, 2 => X, 3 => X, 4 => X, 5 => X, 6 => X, 7 => X, 8 => X, 9 => X, 10 => X, 11 => X, 12 => X, 13 => X, 14 => X, 15 => X, 16 => X,
      17 => X, 18 => X, 19 => X, 20 => X, 21 => X, 22 => X, 23 => X, 24 => X, 25 => X, 26 => X, 27 => X, 28 => X, 29 => X, 30 => X, 31 => X, 1 => X}.

large(X) ->
    #{33 => X, 32 => X, 2 => X, 3 => X, 4 => X, 5 => X, 6 => X, 7 => X, 8 => X, 9 => X, 10 => X, 11 => X, 12 => X, 13 => X, 14 => X, 15 => X, 16 => X,
      17 => X, 18 => X, 19 => X, 20 => X, 21 => X, 22 => X, 23 => X, 24 => X, 25 => X, 26 => X, 27 => X, 28 => X, 29 => X, 30 => X, 31 => X, 1 => X}.

%% Each key put in, in front, between and behind; then taken out again; the older maps stay as they were.
changes(M) ->
    Keys = ['', a, b, m, n, z, zz, 0, "k"],
    Put = [M#{K => new} || K <- Keys],
    Out = [maps:remove(K, P) || K <- Keys, P <- [M | Put]],
    [io:format("~p~n", [P]) || P <- Put],
    io:format("~p ~w~n", [M, erlang:phash2(Out)]),
    Empty = lists:foldl(fun maps:remove/2, M, [m, a, z]),
    io:format("~p ~p ~p ~p~n", [Empty, maps:size(Empty), Empty#{x => 1}, maps:take(a, M)]).

update(M) -> M#{k := 2}.
