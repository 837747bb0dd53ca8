%% tests/lang/std_dict.erl -- The dict module.
%% SPDX-License-Identifier: Apache-2.0
-module(std_dict).
-export([main/0]).

main() ->
    D = lists:foldl(fun({K, V}, A) -> dict:store(K, V, A) end, dict:new(), [{N, N * N} || N <- lists:seq(1, 200)]),
    io:format("~w~n", [[dict:size(D), dict:fetch(15, D), dict:find(201, D), dict:is_key(3, D), dict:is_empty(D)]]),
    io:format("~w~n", [dict:fold(fun(_, V, A) -> V + A end, 0, D)]),
    E = dict:update(3, fun(V) -> -V end, dict:erase(4, D)),
    io:format("~w~n", [[dict:fetch(3, E), dict:find(4, E), dict:size(E)]]),
    F = dict:append(list, b, dict:append(list, a, dict:new())),
    io:format("~w~n", [dict:to_list(dict:append_list(list, [c, d], F))]),
    io:format("~w~n", [dict:fetch(n, dict:update_counter(n, 5, dict:update_counter(n, 2, F)))]),
    M = dict:merge(fun(_, A, B) -> {A, B} end, dict:from_list([{a, 1}, {b, 2}]), dict:from_list([{b, 3}, {c, 4}])),
    io:format("~w~n", [lists:sort(dict:to_list(M))]),
    io:format("~w~n", [lists:sort(dict:fetch_keys(dict:filter(fun(K, _) -> K > 190 end, D)))]),
    io:format("~w~n", [dict:to_list(dict:map(fun(_, V) -> V + 1 end, dict:from_list([{x, 1}])))]),
    io:format("~w~n", [try dict:fetch(none, D) catch error:R -> R end]).
