%% tests/lang/maps_border_32.erl -- A map crossing the border between its two layouts, in both directions.
%% SPDX-License-Identifier: Apache-2.0
-module(maps_border_32).
-export([main/0]).

main() ->
    [check(N) || N <- [30, 31, 32, 33, 34, 35]],
    M32 = build(32),
    M33 = M32#{33 => 33},
    io:format("~w~n", [[maps:remove(33, M33) =:= M32,
                        maps:merge(build(20), maps:from_list([{N, N} || N <- lists:seq(10, 40)])) =:= build(40)]]),
    io:format("~w~n", [M32]).

check(N) ->
    M = build(N),
    Smaller = maps:remove(N, M),
    io:format("~w ~w ~w ~w ~w~n", [map_size(M), map_size(Smaller), Smaller =:= build(N - 1), (Smaller#{N => N}) =:= M,
                                   lists:sort(maps:to_list(M)) =:= [{K, K} || K <- lists:seq(1, N)]]).

build(N) -> maps:from_list([{K, K} || K <- lists:seq(1, N)]).
