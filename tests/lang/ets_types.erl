%% tests/lang/ets_types.erl -- The four types of tables: what they keep, in which order, what first, next and slot show.
%% SPDX-License-Identifier: Apache-2.0
-module(ets_types).
-export([main/0]).

main() ->
    [kinds(T) || T <- [set, ordered_set, bag, duplicate_bag]],
    numbers(),
    growth(),
    walking().

kinds(Type) ->
    T = ets:new(t, [Type, {keypos, 2}]),
    true = ets:insert(T, [{a, 1}, {b, 2, x}, {a, 1}, {c, 1}, {b, 2.0}]),
    show(Type, [lists:sort(ets:tab2list(T)), ets:lookup(T, 1), ets:lookup(T, 2), ets:lookup(T, 2.0), ets:info(T, size)]),
    show("new", [ets:insert_new(T, {n, 1}), ets:insert_new(T, [{n, 9}, {n, 1}]), ets:insert_new(T, [{n, 9}, {m, 9}]),
                 ets:lookup(T, 9)]),
    show("element", [catch ets:lookup_element(T, 9, 1), reason(fun() -> ets:lookup_element(T, 9, 7) end),
                     reason(fun() -> ets:lookup_element(T, none, 1) end)]),
    show("delete", [ets:delete_object(T, {c, 1}), ets:lookup(T, 1), ets:take(T, 1), ets:lookup(T, 1), ets:delete(T, 2),
                    ets:tab2list(T)]),
    show("bad", [reason(fun() -> ets:insert(T, {a}) end), reason(fun() -> ets:insert(T, [{a, b} | c]) end),
                 reason(fun() -> ets:insert(T, x) end), reason(fun() -> ets:insert(T, [{a, 77}, {b}]) end), ets:member(T, 77)]),
    show("empty", [ets:delete_all_objects(T), ets:info(T, size), ets:first(T), ets:last(T), ets:tab2list(T)]),
    ets:delete(T).

%% Sets tell 1 from 1.0, ordered sets do not.
numbers() ->
    Keys = [1, 1.0, 0, -0.0, 1 bsl 70, float(1 bsl 70), a, {1}, {1.0}, [1], [1.0], <<1>>, #{1 => 2}],
    [begin
         T = ets:new(t, [Type]),
         [ets:insert(T, {K, N}) || {K, N} <- lists:zip(Keys, lists:seq(1, length(Keys)))],
         show("numbers", {Type, [[N || {_, N} <- ets:lookup(T, K)] || K <- Keys]})
     end || Type <- [set, ordered_set]],
    O = ets:new(t, [ordered_set]),
    [ets:insert(O, {K}) || K <- Keys],
    show("order", ets:tab2list(O)).

%% Sizes at which buckets are split and joined; the order shows that the hash is OTP's.
growth() ->
    T = ets:new(t, []),
    show("growth", [begin
                        [ets:insert(T, {N, N * N}) || N <- lists:seq(From, To)],
                        {ets:info(T, size), erlang:phash2(ets:tab2list(T))}
                    end || {From, To} <- [{1, 255}, {256, 258}, {259, 600}, {601, 3000}, {3001, 9000}]]),
    show("shrink", [begin
                        [ets:delete(T, N) || N <- lists:seq(From, To)],
                        {ets:info(T, size), erlang:phash2(ets:tab2list(T))}
                    end || {From, To} <- [{1, 5000}, {5001, 7000}, {7001, 8900}, {8901, 8990}]]),
    show("left", ets:tab2list(T)),
    O = ets:new(t, [ordered_set]),
    N = 5000,
    [ets:insert(O, {(I * 7919) rem N, I}) || I <- lists:seq(0, N - 1)],
    [ets:delete(O, I) || I <- lists:seq(0, N - 1), I rem 3 =/= 0],
    show("tree", [ets:info(O, size), [K || {K, _} <- ets:tab2list(O)] =:= lists:seq(0, N - 1, 3), ets:next(O, 100),
                  ets:prev(O, 100), ets:next(O, 99), ets:prev(O, 99.0), ets:next(O, foo), ets:prev(O, -1)]).

walking() ->
    T = ets:new(t, []),
    ets:insert(T, [{N} || N <- lists:seq(1, 500)]),
    show("walk", lists:sort(walk(T, ets:first(T))) =:= lists:seq(1, 500)),
    show("missing", reason(fun() -> ets:next(T, 501) end)),
    show("slots", lists:sort(lists:append(slots(T, 0))) =:= [{N} || N <- lists:seq(1, 500)]),
    true = ets:safe_fixtable(T, true),
    show("fixed", lists:sort(drain(T, ets:first(T))) =:= lists:seq(1, 500)),
    show("after", [ets:info(T, size), ets:first(T), ets:info(T, fixed)]),
    ets:insert(T, {7}),
    show("again", [ets:lookup(T, 7), ets:tab2list(T), ets:safe_fixtable(T, false), ets:tab2list(T), ets:info(T, fixed)]).

walk(_, '$end_of_table') -> [];
walk(T, K) -> [K | walk(T, ets:next(T, K))].

drain(_, '$end_of_table') -> [];
drain(T, K) -> ets:delete(T, K), [K | drain(T, ets:next(T, K))].

slots(T, N) ->
    case ets:slot(T, N) of
        '$end_of_table' -> [];
        Objects -> [Objects | slots(T, N + 1)]
    end.

reason(F) ->
    try F()
    catch error:R -> R
    end.

show(Label, Value) -> io:format("~0p: ~0p~n", [Label, Value]).
