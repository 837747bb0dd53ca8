%% Tables of many objects: each operation costs the same, in an ordered_set as good as the same, and a range of keys costs what
%% lies in it. In quadratic time this would take hours.
%% SPDX-License-Identifier: Apache-2.0
-module(tables).
-export([main/1]).

main([Text]) ->
    N = list_to_integer(Text),
    lists:foreach(fun(Type) -> all_of(Type, N) end, [set, ordered_set, bag, duplicate_bag]),
    ranges(N),
    deleted_while_fixed(N).

all_of(Type, N) ->
    T = ets:new(table, [Type]),
    Keys = lists:seq(1, N),
    lists:foreach(fun(K) -> ets:insert(T, {{K, some}, K}) end, Keys),
    N = ets:info(T, size),
    lists:foreach(fun(K) -> [{_, K}] = ets:lookup(T, {K, some}) end, Keys),
    N = walk(T, ets:first(T), 0),
    N = chunks(ets:select(T, [{{'_', '$1'}, [], ['$1']}], 100), 0),
    lists:foreach(fun(K) -> [K] = ets:select(T, [{{{K, some}, '$1'}, [], ['$1']}]) end, Keys),
    lists:foreach(fun(K) -> ets:delete(T, {K, some}) end, Keys),
    0 = ets:info(T, size),
    ets:delete(T),
    io:format("~b objects: ~p~n", [N, Type]).

walk(_, '$end_of_table', N) -> N;
walk(T, Key, N) -> walk(T, ets:next(T, Key), N + 1).

chunks('$end_of_table', N) -> N;
chunks({Found, Continuation}, N) -> chunks(ets:select(Continuation), N + length(Found)).

ranges(N) ->
    T = ets:new(table, [ordered_set]),
    lists:foreach(fun(K) -> ets:insert(T, [{{K, a}}, {{K, b}}]) end, lists:seq(1, N)),
    lists:foreach(fun(K) ->
        [[a], [b]] = ets:match(T, {{K, '$1'}}),
        {[{{K, a}}], C} = ets:match_object(T, {{K, '_'}}, 1),
        {[{{K, b}}], _} = ets:match_object(C),
        2 = ets:select_count(T, [{{{K, '_'}}, [], [true]}])
    end, lists:seq(1, N)),
    lists:foreach(fun(K) -> 2 = ets:select_delete(T, [{{{K, '_'}}, [], [true]}]) end, lists:seq(1, N)),
    io:format("~b ranges~n", [N]).

deleted_while_fixed(N) ->
    T = ets:new(table, []),
    lists:foreach(fun(K) -> ets:insert(T, {K}) end, lists:seq(1, N)),
    ets:safe_fixtable(T, true),
    delete_next(T, ets:first(T)),
    0 = ets:info(T, size),
    ets:safe_fixtable(T, false),
    '$end_of_table' = ets:first(T),
    io:format("~b deleted while fixed~n", [N]).

delete_next(_, '$end_of_table') -> ok;
delete_next(T, Key) ->
    ets:delete(T, Key),
    delete_next(T, ets:next(T, Key)).
