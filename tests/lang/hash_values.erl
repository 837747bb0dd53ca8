%% tests/lang/hash_values.erl -- The values of phash2 for many terms.
%% SPDX-License-Identifier: Apache-2.0
-module(hash_values).
-export([main/0, id/1]).

main() ->
    Terms = [0, 1, -1, 1 bsl 27, 1 bsl 31, 1 bsl 32, 1 bsl 59, 1 bsl 60, 1 bsl 64, -(1 bsl 64), 1 bsl 200, 0.0, 1.0,
             -1.5, 1.0e100, a, ok, 'λ', '', [], [a], [1, 2, 3], "string",
             [1 | 2], [a, 1, 300], {}, {a}, {a, b, c}, {1, {2, [3]}}, <<>>, <<1>>, <<"binary text">>, <<1:3>>,
             <<"abc", 5:4>>, #{}, #{a => 1}, #{a => 1, b => 2},
             fun lists:map/2, lists:seq(1, 100), list_to_tuple(lists:seq(1, 20))],
    [io:format("~w ~w~n", [erlang:phash2(T), erlang:phash2(T, 1000)]) || T <- Terms],
    io:format("~w~n", [[erlang:phash2(maps:from_list([{N, N} || N <- lists:seq(1, K)])) || K <- [5, 32, 33, 100]]]),
    io:format("~w~n", [erlang:phash2(a, 1 bsl 32)]),
    io:format("~w~n", [[try erlang:phash2(a, id(R)) catch error:E -> E end || R <- [0, -1, (1 bsl 32) + 1]]]),
    io:format("~w~n", [[erlang:phash2(0.0) =:= erlang:phash2(-0.0), erlang:phash2(1) =:= erlang:phash2(1.0)]]).

%% Exported, so that the compiler cannot see what it returns.
id(X) -> X.
