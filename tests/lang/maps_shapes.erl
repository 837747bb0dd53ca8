%% tests/lang/maps_shapes.erl -- One place of the code sees maps of many shapes and sizes, with its keys here and there, or missing.
%% SPDX-License-Identifier: Apache-2.0
-module(maps_shapes).
-export([main/0, id/1]).

main() ->
    Maps = [shape(N, Keys) || N <- [0, 1, 5, 29, 30, 31, 32, 40], Keys <- [[], [a], [c], [a, c], [a, b, c], [b, m, z]]],
    [io:format("~w ~w~n", [maps:size(M), [one(M), three(M), numbered(M), catching(fun() -> updated(M) end), grown(M), bumped(M)]]) || M <- Maps ++ Maps],
    io:format("~w~n", [counted(1000, #{hits => 0, misses => 0, name => x})]),
    io:format("~w~n", [[catching(fun() -> updated(T) end) || T <- [id(none), id({a, 1}), id([])]]]).

%% N other keys in front of, between and behind those that are asked for.
shape(N, Keys) -> maps:merge(maps:from_list([{K, K} || K <- lists:sublist(fillers(), N)]), maps:from_list([{K, {K, N}} || K <- Keys])).
fillers() -> lists:seq(1, 10) ++ [list_to_atom([C, $_, D]) || D <- "xy", C <- "`abmnyz"] ++ [{C, C} || C <- lists:seq(1, 20)].

one(#{c := C}) -> C;
one(#{}) -> none.

three(#{a := A, b := B, c := C}) -> [A, B, C];
three(#{a := A, c := C}) -> [A, C];
three(#{m := M, z := Z}) -> {M, Z};
three(_) -> none.

numbered(#{3 := X, 7 := Y}) -> X + Y;
numbered(#{1 := X}) -> X;
numbered(_) -> none.

updated(M) -> #{a := A, c := C} = N = M#{c := new, a := newer}, {A, C, maps:size(N), maps:get(b, N, none)}.

grown(M) -> #{a := A, q := Q} = N = M#{q => 1, a => 2}, {A, Q, maps:size(N) - maps:size(M)}.

bumped(#{1 := N} = M) -> maps:get(1, M#{1 => N + 1});
bumped(#{b := B} = M) -> maps:get(b, M#{b => [B]});
bumped(M) -> maps:size(M#{1 => 1}).

%% The same values again make no new map; others do, while older ones keep theirs.
counted(0, M) -> M;
counted(N, #{hits := H} = M) when N band 3 =:= 0 -> M = M#{hits := H}, counted(N - 1, M#{hits := H + 1});
counted(N, #{misses := Misses} = M) -> Next = counted(N - 1, M#{misses := Misses + 1}), true = maps:get(misses, M) =:= Misses, Next.

catching(F) -> try F() catch error:{Kind, _} -> Kind end.

%% Exported, so that the compiler cannot see what it returns.
id(X) -> X.
