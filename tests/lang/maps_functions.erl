%% tests/lang/maps_functions.erl -- The maps module over small maps.
%% SPDX-License-Identifier: Apache-2.0
-module(maps_functions).
-export([main/0, id/1]).

main() ->
    M = id(#{a => 1, b => 2, c => 3}),
    show("map", maps:map(fun(_, V) -> V * 10 end, M)),
    show("filter", maps:filter(fun(K, V) -> K =/= b andalso V > 0 end, M)),
    show("filtermap", maps:filtermap(fun(_, 1) -> false; (_, 2) -> true; (_, V) -> {true, -V} end, M)),
    show("fold", maps:fold(fun(K, V, A) -> [{K, V} | A] end, [], M)),
    show("foreach", maps:foreach(fun(K, V) -> io:format("~w=~w ", [K, V]) end, M)),
    show("merge", [maps:merge(M, #{c => 30, d => 4}), maps:merge_with(fun(_, A, B) -> A + B end, M,
                                                                      #{c => 30, d => 4})]),
    show("intersect", [maps:intersect(M, #{b => x, z => y}), maps:intersect_with(fun(_, A, B) -> {A, B} end, M,
                                                                                 #{b => x, z => y})]),
    show("with", [maps:with([a, z], M), maps:without([a, z], M)]),
    show("update_with", [maps:update_with(a, fun(V) -> V + 1 end, M), maps:update_with(z, fun(V) -> V end, 0, M)]),
    show("from_keys", maps:from_keys([x, y, x], v)),
    show("groups_from_list", maps:groups_from_list(fun(X) -> X rem 2 end, [1, 2, 3, 4])),
    show("new", maps:new()),
    show("size", maps:size(M)),
    show("bad fun", caught(fun() -> maps:map(id(f), M) end)),
    show("badmap", [caught(fun() -> maps:fold(fun(_, _, A) -> A end, 0, id(x)) end),
                    caught(fun() -> maps:merge(M, id([])) end),
                    caught(fun() -> maps:keys(id(1)) end), caught(fun() -> maps:remove(a, id({})) end)]),
    show("update_with missing", caught(fun() -> maps:update_with(z, fun(V) -> V end, M) end)).

%% Exported, so that the compiler cannot see what it returns.
id(X) -> X.

%% The value of F(), or the class and the reason of what it raised.
caught(F) ->
    try F()
    catch Class:Reason -> {Class, Reason}
    end.

show(Label, Value) ->
    io:format("~s: ~0p~n", [Label, Value]).
