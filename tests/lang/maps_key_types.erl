%% tests/lang/maps_key_types.erl -- Keys of every type, and the difference between 1 and 1.0 as keys.
%% SPDX-License-Identifier: Apache-2.0
-module(maps_key_types).
-export([main/0]).

main() ->
    Keys = [1, 1.0, 0.0, 1 bsl 64, -(1 bsl 64), a, <<"a">>, "a", [], {}, #{}, #{a => 1}, {1, 2}, [1 | 2], <<1:3>>,
            fun lists:map/2, true],
    M = maps:from_list(lists:zip(Keys, lists:seq(1, length(Keys)))),
    io:format("~w~n", [[maps:get(K, M) || K <- Keys]]),
    Filler = maps:from_list([{{filler, N}, N} || N <- lists:seq(1, 100)]),
    Large = maps:merge(M, Filler),
    io:format("~w~n", [[maps:get(K, Large) || K <- Keys]]),
    io:format("~w~n", [[maps:is_key(K, Large) || K <- [2.0, 1 bsl 65, b, <<"b">>, {1, 2.0}, #{a => 1.0}, {2}]]]),
    io:format("~w~n", [M#{1.0 := float, 1 := integer} =:= maps:merge(M, #{1 => integer, 1.0 => float})]),
    io:format("~w~n", [map_size(lists:foldl(fun maps:remove/2, Large, Keys))]).
