%% tests/lang/ets_ordered_walk.erl -- Steps from key to key in both directions while an ordered table changes.
%% SPDX-License-Identifier: Apache-2.0
-module(ets_ordered_walk).
-export([main/0]).

main() ->
    T = ets:new(t, [ordered_set]),
    [ets:insert(T, {key(I), I}) || I <- lists:seq(1, 400)],
    show(walk(T, ets:first(T), fun ets:next/2, [])),
    show(walk(T, ets:last(T), fun ets:prev/2, [])),
    show(to_and_fro(T, ets:first(T), 1, [])),
    show(changes(T, 3000, 4711, [])),
    show(walk(T, ets:first(T), fun ets:next/2, [])),
    io:format("~p~n", [[ets:next(T, K) =:= ets:next(T, K) || K <- [0, 1, 1.0, a, {}, [], <<>>, #{}, 1 bsl 70]]]),
    deleted_behind(T, ets:first(T)),
    io:format("~p ~p~n", [ets:info(T, size), ets:first(T)]),
    ets:insert(T, [{1, a}, {2, b}, {1.0, c}]),
    io:format("~p~n", [[ets:next(T, 1), ets:next(T, 1.0), ets:prev(T, 2), ets:lookup(T, 1)]]),
    true = ets:update_element(T, 1, {2, d}),
    io:format("~p~n", [[ets:next(T, 1), ets:tab2list(T)]]),
    ets:delete_all_objects(T),
    io:format("~p~n", [[ets:next(T, 1), ets:prev(T, 1), ets:first(T), ets:last(T)]]).

show(X) -> io:format("~p~n", [erlang:phash2(X)]).

key(I) ->
    X = (I * 7919) rem 1009,
    case I rem 6 of
        0 -> X;
        1 -> X / 2;
        2 -> {X rem 7, X};
        3 -> <<X:16>>;
        4 -> [X, a];
        5 -> -X
    end.

walk(_, '$end_of_table', _, Seen) -> Seen;
walk(T, K, Step, Seen) -> walk(T, Step(T, K), Step, [K | Seen]).

%% Two steps on, one back.
to_and_fro(_, '$end_of_table', _, Seen) -> Seen;
to_and_fro(T, K, N, Seen) when N rem 3 =:= 0 -> to_and_fro(T, ets:prev(T, K), N + 1, [K | Seen]);
to_and_fro(T, K, N, Seen) -> to_and_fro(T, ets:next(T, K), N + 1, [K | Seen]).

changes(_, 0, _, Seen) -> Seen;
changes(T, N, X, Seen) ->
    Next = (X * 1103515245 + 12345) band 16#7fffffff,
    K = key(Next bsr 12),
    Found = case Next bsr 8 band 7 of
                0 -> ets:insert(T, {K, N});
                1 -> ets:delete(T, K);
                2 -> ets:insert_new(T, {K, N});
                3 -> catch ets:update_counter(T, K, 3);
                4 -> {ets:prev(T, K), ets:prev(T, K)};
                5 -> ets:take(T, K);
                _ -> A = ets:next(T, K), {A, ets:next(T, A), A =:= '$end_of_table' orelse ets:prev(T, A)}
            end,
    changes(T, N - 1, Next, [Found | Seen]).

%% Each key is deleted once the step from it was taken, or before.
deleted_behind(_, '$end_of_table') -> ok;
deleted_behind(T, K) ->
    case erlang:phash2(K, 2) of
        0 -> Next = ets:next(T, K), ets:delete(T, K), deleted_behind(T, Next);
        1 -> ets:delete(T, K), deleted_behind(T, ets:next(T, K))
    end.
