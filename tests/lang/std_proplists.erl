%% tests/lang/std_proplists.erl -- proplists: lookup, normalisation and expansion.
%% SPDX-License-Identifier: Apache-2.0
-module(std_proplists).
-export([main/0]).

main() ->
    L = [a, {b, 1}, {c, true}, {b, 2}, {d, false}, "not", {e, 1, 2}],
    io:format("~w~n", [[proplists:get_value(K, L) || K <- [a, b, c, d, e, z]]]),
    io:format("~w~n", [[proplists:get_value(z, L, default), proplists:get_all_values(b, L), proplists:get_bool(a, L),
                        proplists:get_bool(b, L)]]),
    io:format("~w~n", [[proplists:is_defined(e, L), proplists:lookup(e, L), proplists:lookup_all(b, L),
                        proplists:delete(b, L)]]),
    io:format("~w~n", [[proplists:compact([{a, true}, {b, 1}]), proplists:unfold([a, {b, 1}]),
                        proplists:property(x, true), proplists:get_keys([a, {a, 1}])]]),
    io:format("~w~n", [proplists:normalize([no_x, y], [{negations, [{no_x, x}]}, {aliases, [{y, z}]}])]),
    io:format("~w~n", [proplists:expand([{fast, [{level, 3}, inline]}], [fast, other])]),
    io:format("~w~n", [proplists:split([{a, 1}, b, {a, 2}, c], [a, b])]),
    io:format("~w~n", [proplists:to_map([{a, 1}, b, {a, 2}])]).
