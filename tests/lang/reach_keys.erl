%% tests/lang/reach_keys.erl -- Atoms that go to a call as a key: nothing may be left out that one of them selects.
%% SPDX-License-Identifier: Apache-2.0
-module(reach_keys).
-export([main/0]).

main() ->
    L = [{list_to_tuple([a]), 1}, {two, 2}],
    io:format("~p~n", [[lists:keyfind(one, 1, L), lists:keymember(two, 1, L), lists:member(three, [three, four])]]),
    io:format("~p~n", [[by_literal(red), by_clause(green, 1), by_clause(1, blue), through(first_of_chain)]]),
    io:format("~p~n", [[returned(kept, L), stored(in_tuple, L), swapped(x_one, x_two, 3), waited(after_call)]]),
    io:format("~p~n", [[defaulted(absent, L), caught(thrown_key), in_fun(fun_key), looked_up(map_key)]]),
    io:format("~p~n", [[in_list(list_key), in_tail([tail_key]), guarded(guard_key), many(m1, m2, m3, m4, m5, m6)]]),
    io:format("~p~n", [[raised(error, reason_key), raised(exit, reason_key), raised(throw, reason_key)]]).

by_literal(X) -> X =:= red.

by_clause(green, N) -> {green_clause, N};
by_clause(N, blue) -> {N, blue_clause};
by_clause(_, _) -> none.

through(X) -> through_2(X, 0).
through_2(X, 3) -> through_3(X);
through_2(X, N) -> through_2(X, N + 1).
through_3(first_of_chain) -> end_of_chain;
through_3(_) -> none.

returned(K, L) ->
    case lists:keyfind(K, 1, L) of
        false -> answer(K);
        _ -> found
    end.
answer(kept) -> kept_answer;
answer(_) -> none.

stored(K, L) ->
    case lists:keyfind(K, 1, L) of
        false -> tuple(hd([{K, 1}]));
        _ -> found
    end.
tuple({in_tuple, N}) -> {tuple_clause, N};
tuple(_) -> none.

swapped(A, B, 0) -> {pick(A), pick(B)};
swapped(A, B, N) -> swapped(B, A, N - 1).
pick(x_one) -> one;
pick(x_two) -> two;
pick(_) -> none.

waited(K) ->
    _ = lists:keyfind(K, 1, lists:seq(1, 3)),
    case K of
        after_call -> seen_after_call;
        _ -> none
    end.

defaulted(K, L) ->
    case lists:keyfind(K, 1, L) of
        {_, V} -> V;
        false -> case {default, K} of {_, absent} -> default_for_absent; _ -> none end
    end.

caught(K) ->
    try throw(K)
    catch thrown_key -> thrown; _ -> none
    end.

in_fun(K) ->
    F = fun(X) -> case K of fun_key -> {X, fun_clause}; _ -> none end end,
    F(1).

looked_up(K) ->
    case maps:is_key(K, #{map_key => 1}) of
        true -> maps:fold(fun(map_key, V, Acc) -> [V | Acc]; (_, _, Acc) -> Acc end, [], #{K => 7});
        false -> none
    end.

in_list(K) -> [case X of list_key -> list_clause; _ -> none end || X <- [K]].

in_tail([tail_key | T]) -> {tail_clause, T};
in_tail(_) -> none.

guarded(K) when K == guard_key -> guard_clause;
guarded(_) -> none.

many(_, _, _, _, _, F) -> case F of m6 -> sixth; _ -> none end.

raised(Class, K) ->
    try erlang:Class(K)
    catch C:reason_key -> {C, reason_clause}; _:_ -> none
    end.
