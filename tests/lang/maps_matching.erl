%% tests/lang/maps_matching.erl -- Map patterns: keys bound before, several keys, nesting and missing keys.
%% SPDX-License-Identifier: Apache-2.0
-module(maps_matching).
-export([main/0, id/1]).

main() ->
    io:format("~w~n", [[f(M) || M <- [#{}, #{a => 1}, #{a => 2, b => 3}, #{type => circle, r => 2},
                                      #{type => square, side => 3},
                                      #{nested => #{deep => #{x => 9}}}, #{1 => int, 1.0 => float}, not_map]]]),
    Key = id({dynamic, [key]}),
    #{Key := Value} = id(#{Key => found, other => 1}),
    io:format("~w~n", [Value]),
    #{a := A, b := [B | _]} = id(#{b => [2, 3], a => 1, c => 0}),
    io:format("~w~n", [{A, B}]),
    io:format("~w~n", [[case id(#{k => V}) of #{k := Value} -> same; #{k := _} -> differs end || V <- [found, lost]]]),
    io:format("~w~n", [[N || #{n := N} <- [#{n => 1}, #{}, x, #{n => 2, m => 3}]]]),
    Big = maps:from_list([{N, N} || N <- lists:seq(1, 100)]),
    #{50 := Fifty, 100 := Hundred} = Big,
    io:format("~w ~w~n", [{Fifty, Hundred}, case Big of #{101 := _} -> yes; #{} -> no end]).

f(#{type := circle, r := R}) -> {area, 3 * R * R};
f(#{type := square, side := S}) -> {area, S * S};
f(#{a := 1}) -> a_is_one;
f(#{a := X, b := Y}) -> {sum, X + Y};
f(#{nested := #{deep := #{x := X}}}) -> {deep, X};
f(#{1 := A, 1.0 := B}) -> {A, B};
f(#{} = M) when map_size(M) =:= 0 -> empty;
f(_) -> none.

%% Exported, so that the compiler cannot see what it returns.
id(X) -> X.
