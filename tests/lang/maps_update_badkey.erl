%% tests/lang/maps_update_badkey.erl -- Which of several missing keys an update names: the smallest, not the first written.
%% SPDX-License-Identifier: Apache-2.0
-module(maps_update_badkey).
-export([main/0, id/1]).

main() ->
    M = id(#{1 => a, 2 => b, 3.0 => c}),
    Large = id(maps:from_list([{N, N} || N <- lists:seq(1, 100)])),
    show(fun() -> M#{42.0 := v, 42 := w} end),
    show(fun() -> M#{"z" := v, {} := w, [] := x} end),
    show(fun() -> M#{2 := v, 9 := w, 8 := x} end),
    show(fun() -> Large#{1 := v, 999 := w, 42.0 := x, 500 := y} end),
    show(fun() -> M#{2 := new, 3.0 := newer} end),
    [one_by_one(id(N)) || N <- [32, 33, 34, 100, 1000, 20000]].

show(Update) ->
    io:format("~w~n", [try Update() catch error:R -> R end]).

%% Exported, so that the compiler cannot see what it returns.
id(X) -> X.

%% One key at a time in maps of any size: those that are there, with another value and the same, and some that are not. The map itself
%% does not change, nor does one that was updated before.
one_by_one(N) ->
    Keys = [key(I) || I <- lists:seq(1, N)],
    M = maps:from_list([{K, K} || K <- Keys]),
    All = lists:foldl(fun(K, A) -> A#{K := {K}} end, M, Keys),
    Half = lists:foldl(fun(K, A) -> A#{K := K} end, All, lists:sublist(Keys, N div 2)),
    io:format("~p ~p~n", [N, [erlang:phash2(X) || X <- [M, All, Half, lists:sort(maps:to_list(M)), lists:sort(maps:to_list(Half))]]]),
    io:format("~p~n", [[map_size(All) || M =:= maps:from_list([{K, K} || K <- Keys]), All =/= M, lists:foldl(fun(K, A) -> A#{K := K} end, All, Keys) =:= M]]),
    Missing = [0, 1.0, N + 1, {N}, float(N), 1 bsl 64, "1", <<>>],
    io:format("~p~n", [[try {changed, M#{K := x}} catch error:R -> R end || K <- Missing]]).

key(I) when I rem 7 =:= 0 -> {I};
key(I) when I rem 5 =:= 0 -> integer_to_binary(I);
key(I) -> I.
