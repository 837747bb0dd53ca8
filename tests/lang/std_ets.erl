%% tests/lang/std_ets.erl -- Tables of each type: insert, lookup, counters, match and fold.
%% SPDX-License-Identifier: Apache-2.0
-module(std_ets).
-export([main/0]).

main() ->
    T = ets:new(table, [set, public, {keypos, 1}]),
    show("insert", [ets:insert(T, {a, 1}), ets:insert(T, [{b, 2}, {c, 3}]), ets:insert_new(T, {a, 9})]),
    show("lookup", [ets:lookup(T, a), ets:lookup(T, z), ets:member(T, b), ets:lookup_element(T, c, 2)]),
    show("counter", [ets:update_counter(T, a, 5), ets:update_counter(T, a, {2, -1, 3, 3}),
                     ets:update_counter(T, new, 1, {new, 10})]),
    show("match", [lists:sort(ets:match(T, {'$1', '_'})), ets:match_object(T, {b, '_'})]),
    show("select", lists:sort(ets:select(T, [{{'$1', '$2'}, [{'>', '$2', 2}], [{{'$2', '$1'}}]}]))),
    show("fold", ets:foldl(fun({_, V}, S) -> V + S end, 0, T)),
    show("delete", [ets:delete(T, a), ets:lookup(T, a), ets:info(T, size), ets:take(T, b)]),
    O = ets:new(ordered, [ordered_set]),
    [ets:insert(O, {N * 7 rem 11, N}) || N <- lists:seq(1, 10)],
    show("ordered", ets:tab2list(O)),
    show("walk", [ets:first(O), ets:next(O, 3), ets:prev(O, 3), ets:last(O), ets:next(O, 10)]),
    B = ets:new(bag, [bag]),
    ets:insert(B, [{k, 1}, {k, 2}, {k, 1}, {j, 1}]),
    show("bag", [ets:lookup(B, k), ets:info(B, size)]),
    D = ets:new(dup, [duplicate_bag, named_table]),
    ets:insert(dup, [{k, 1}, {k, 1}]),
    show("duplicate", [ets:lookup(dup, k), D]),
    show("gone", [ets:delete(T), caught(fun() -> ets:lookup(T, a) end)]).

%% The value of F(), or the class and the reason of what it raised.
caught(F) ->
    try F()
    catch Class:Reason -> {Class, Reason}
    end.

show(Label, Value) ->
    io:format("~s: ~0p~n", [Label, Value]).
