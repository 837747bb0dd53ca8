%% tests/lang/compare_order.erl -- The term order over every pair of types.
%% SPDX-License-Identifier: Apache-2.0
-module(compare_order).
-export([main/0]).

main() ->
    Terms = [-1, 1.5, 1 bsl 70, a, b, abc, fun lists:map/2, {}, {a}, {z}, {a, a}, #{}, #{a => 1}, #{b => 1},
             #{a => 1, b => 2}, [], [a],
             [a, b], [b], [a | b], <<>>, <<1>>, <<1, 2>>, <<2>>, <<1:3>>],
    [io:format("~s ~w~n", [lists:flatten([sign(A, B) || B <- Terms]), A]) || A <- Terms],
    io:format("~w~n", [lists:sort(lists:reverse(Terms)) =:= lists:sort(Terms)]),
    io:format("~w~n", [[T || T <- lists:sort(Terms), not is_function(T)]]).

sign(A, B) when A < B -> $<;
sign(A, B) when A > B -> $>;
sign(A, B) when A =:= B -> $=;
sign(_, _) -> $~.
