%% tests/lang/std_sets.erl -- sets in both versions, ordsets and orddict.
%% SPDX-License-Identifier: Apache-2.0
-module(std_sets).
-export([main/0]).

main() ->
    [run(V) || V <- [1, 2]],
    O = ordsets:from_list([c, a, b, a]),
    io:format("~w~n", [[O, ordsets:add_element(bb, O), ordsets:union(O, [d]), ordsets:intersection(O, [a, z]),
                        ordsets:subtract(O, [a]),
                        ordsets:is_subset([a], O), ordsets:is_element(b, O), ordsets:del_element(b, O),
                        ordsets:fold(fun(_, N) -> N + 1 end, 0, O)]]),
    D = orddict:from_list([{b, 2}, {a, 1}]),
    io:format("~w~n", [[D, orddict:store(c, 3, D), orddict:fetch(a, D), orddict:find(z, D),
                        orddict:update_counter(a, 5, D), orddict:erase(a, D),
                        orddict:append(l, x, orddict:append(l, y, [])),
                        orddict:merge(fun(_, A, B) -> A + B end, D, [{a, 10}]), orddict:fetch_keys(D)]]).

run(V) ->
    A = sets:from_list(lists:seq(1, 100), [{version, V}]),
    B = sets:from_list(lists:seq(50, 150), [{version, V}]),
    io:format("~w~n", [[sets:size(sets:union(A, B)), sets:size(sets:intersection(A, B)), sets:size(sets:subtract(A, B)),
                        sets:is_element(7, A),
                        sets:is_subset(sets:from_list([1, 2], [{version, V}]), A), sets:is_disjoint(A, B),
                        sets:is_set(A)]]),
    io:format("~w~n", [lists:sort(sets:to_list(sets:filter(fun(X) -> X rem 20 =:= 0 end, A)))]),
    io:format("~w~n", [sets:fold(fun(X, S) -> X + S end, 0, sets:del_element(1, sets:add_element(1000, A)))]).
