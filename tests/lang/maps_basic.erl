%% tests/lang/maps_basic.erl -- Small maps: construction, lookup, update, removal and their errors.
%% SPDX-License-Identifier: Apache-2.0
-module(maps_basic).
-export([main/0, id/1]).

main() ->
    M = id(#{a => 1, "b" => 2, {c} => 3}),
    show("map", M),
    show("size", map_size(M)),
    show("get", [maps:get(a, M), maps:get(z, M, default), maps:find("b", M), maps:find(z, M)]),
    show("update", M#{a := 10, new => 11}),
    show("unchanged", M),
    show("put", maps:put(b, 2, M)),
    show("remove", [maps:remove(a, M), maps:remove(zz, M) =:= M, maps:take(a, M), maps:take(zz, M)]),
    show("is_key", [maps:is_key({c}, M), is_map_key(c, M)]),
    show("keys", [maps:keys(M), maps:values(M), maps:to_list(M)]),
    show("from_list", maps:from_list([{x, 1}, {y, 2}, {x, 3}])),
    show("duplicate keys", #{id(k) => 1, id(k) => 2}),
    show("badkey", caught(fun() -> maps:get(nope, M) end)),
    show("badkey update", caught(fun() -> M#{id(nope) := 1} end)),
    show("badmap update", caught(fun() -> (id(not_map))#{a => 1} end)),
    show("badmap exact", caught(fun() -> (id([]))#{a := 1} end)),
    show("badmap get", caught(fun() -> maps:get(a, id(1)) end)),
    show("badmap size", caught(fun() -> map_size(id({})) end)),
    show("update missing", caught(fun() -> maps:update(z, 1, M) end)),
    show("bad list", caught(fun() -> maps:from_list(id([a])) end)).

%% Exported, so that the compiler cannot see what it returns.
id(X) -> X.

%% The value of F(), or the class and the reason of what it raised.
caught(F) ->
    try F()
    catch Class:Reason -> {Class, Reason}
    end.

show(Label, Value) ->
    io:format("~s: ~0p~n", [Label, Value]).
