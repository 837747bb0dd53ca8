%% tests/lang/maps_compare.erl -- Order and equality of maps: by size, then keys, then values.
%% SPDX-License-Identifier: Apache-2.0
-module(maps_compare).
-export([main/0]).

main() ->
    Maps = [#{}, #{a => 1}, #{a => 2}, #{b => 0}, #{a => 1, b => 2}, #{1 => a}, #{1.0 => a}, #{a => 1.0},
            #{b => 1, a => 1},
            #{1 => x, a => y}, #{1.0 => x, a => y}],
    [io:format("~s~n", [[sign(A, B) || B <- Maps]]) || A <- Maps],
    io:format("~w~n", [lists:sort(Maps)]),
    A = maps:from_list([{N, N} || N <- lists:seq(1, 50)]),
    io:format("~w~n", [[A < A#{50 => 51}, A =:= A#{50 => 50}, A == A#{50 => 50.0}, A =:= A#{50 => 50.0},
                        A < A#{51 => 1}, A > #{z => 1}]]),
    io:format("~w~n", [[A < maps:remove(1, A#{51 => 0}), {A} < {A#{1 => 0}}]]).

sign(A, B) when A < B -> $<;
sign(A, B) when A > B -> $>;
sign(A, B) when A =:= B -> $=;
sign(_, _) -> $~.
