%% bench/kernels/k_lists.erl -- Lists: sorting, grouping, searching, combinatorics.
%% SPDX-License-Identifier: Apache-2.0
-module(k_lists).
-export([main/1]).

main(Args) ->
    timed:main(Args,
        [{"quicksort", 60, fun quicksort/1}, {"usort", 40, fun usort/1}, {"permutations", 8, fun permutations/1},
         {"powerset", 15, fun powerset/1}, {"zip_with", 300, fun zip_with/1}, {"group_by", 100, fun group_by/1},
         {"flatten", 200, fun flatten/1}, {"partition", 300, fun partition/1}, {"transpose", 200, fun transpose/1},
         {"run_length", 300, fun run_length/1}, {"proplist", 100, fun proplist/1}, {"nth", 300, fun nth/1},
         {"comprehension", 60, fun comprehension/1}, {"sublists", 100, fun sublists/1}, {"foldr", 300, fun foldr/1},
         {"merge_sorted", 100, fun merge_sorted/1}, {"append_chunks", 200, fun append_chunks/1}, {"keymerge", 60, fun keymerge/1},
         {"lcs", 12, fun lcs/1}, {"sort_by_fun", 30, fun sort_by_fun/1}, {"dropwhile", 200, fun dropwhile/1},
         {"last_of", 400, fun last_of/1}, {"mapfoldl", 200, fun mapfoldl/1}, {"filtermap", 200, fun filtermap/1}]).

quicksort(N) -> L = timed:numbers(3000), timed:repeat(N, fun() -> lists:sum(lists:sublist(qsort(L), 10)) end).
qsort([]) -> [];
qsort([P | T]) -> qsort([X || X <- T, X < P]) ++ [P | qsort([X || X <- T, X >= P])].

usort(N) -> L = [X rem 5000 || X <- timed:numbers(8000)], timed:repeat(N, fun() -> length(lists:usort(L)) end).

permutations(N) -> length(perms(lists:seq(1, N))).
perms([]) -> [[]];
perms(L) -> [[X | P] || X <- L, P <- perms(L -- [X])].

powerset(N) -> lists:sum([length(S) || S <- subsets(lists:seq(1, N))]).
subsets([]) -> [[]];
subsets([H | T]) -> R = subsets(T), R ++ [[H | S] || S <- R].

zip_with(N) ->
    A = timed:numbers(2000), B = lists:reverse(A),
    timed:repeat(N, fun() -> lists:sum(lists:zipwith(fun(X, Y) -> X bxor Y end, A, B)) end).

group_by(N) ->
    L = timed:numbers(3000),
    timed:repeat(N, fun() ->
        G = lists:foldl(fun(X, M) -> maps:update_with(X rem 17, fun(Xs) -> [X | Xs] end, [X], M) end, #{}, L),
        lists:sum([length(Xs) * K || {K, Xs} <- maps:to_list(G)])
    end).

flatten(N) -> L = nested(9), timed:repeat(N, fun() -> length(lists:flatten(L)) end).
nested(0) -> [1, [2], 3];
nested(K) -> [nested(K - 1), K, [nested(K - 1)]].

partition(N) ->
    L = timed:numbers(3000),
    timed:repeat(N, fun() -> {A, B} = lists:partition(fun(X) -> X rem 3 =:= 0 end, L), length(A) - length(B) end).

transpose(N) -> M = [[R * C || C <- lists:seq(1, 40)] || R <- lists:seq(1, 40)], timed:repeat(N, fun() -> hd(lists:last(trans(M))) end).
trans([[] | _]) -> [];
trans(Rows) -> [[hd(R) || R <- Rows] | trans([tl(R) || R <- Rows])].

run_length(N) ->
    L = [X rem 3 || X <- timed:numbers(3000)],
    timed:repeat(N, fun() -> E = rle(L), length(E) + length(unrle(E)) end).
rle([]) -> [];
rle([H | T]) -> rle(T, H, 1).
rle([H | T], H, C) -> rle(T, H, C + 1);
rle([X | T], H, C) -> [{H, C} | rle(T, X, 1)];
rle([], H, C) -> [{H, C}].
unrle(E) -> lists:append([lists:duplicate(C, X) || {X, C} <- E]).

proplist(N) ->
    P = [{list_to_atom("key" ++ integer_to_list(I)), I} || I <- lists:seq(1, 60)] ++ [verbose, compact],
    Keys = [K || {K, _} <- [T || T <- P, is_tuple(T)]],
    timed:repeat(N, fun() ->
        lists:sum([proplists:get_value(K, P, 0) || K <- Keys]) + length(proplists:get_all_values(verbose, P))
    end).

nth(N) -> L = lists:seq(1, 300), timed:repeat(N, fun() -> lists:sum([lists:nth(I, L) || I <- lists:seq(1, 300, 3)]) end).

comprehension(N) ->
    timed:repeat(N, fun() ->
        length([{A, B, C} || A <- lists:seq(1, 40), B <- lists:seq(A, 40), C <- [isqrt(A * A + B * B)], C * C =:= A * A + B * B])
    end).
isqrt(X) -> isqrt(X, X).
isqrt(X, G) ->
    case (G + X div max(G, 1)) div 2 of
        H when H >= G -> G;
        H -> isqrt(X, H)
    end.

sublists(N) ->
    L = timed:numbers(200),
    timed:repeat(N, fun() -> lists:sum([lists:sum(lists:sublist(L, I, 20)) || I <- lists:seq(1, 180)]) end).

foldr(N) -> L = timed:numbers(3000), timed:repeat(N, fun() -> lists:foldr(fun(X, A) -> (A bsl 1) bxor X band 16#fffff end, 0, L) end).

merge_sorted(N) ->
    Ls = [lists:sort(timed:numbers(500 + I)) || I <- lists:seq(1, 8)],
    timed:repeat(N, fun() -> length(lists:umerge(Ls)) end).

append_chunks(N) ->
    L = timed:numbers(1000),
    timed:repeat(N, fun() -> lists:sum([lists:sum(C) * 3 || C <- chunks(L, 7)]) end).
chunks([], _) -> [];
chunks(L, K) when length(L) =< K -> [L];
chunks(L, K) -> {C, R} = lists:split(K, L), [C | chunks(R, K)].

keymerge(N) ->
    A = lists:keysort(2, [{a, X, I} || {X, I} <- lists:zip(timed:numbers(1000), lists:seq(1, 1000))]),
    timed:repeat(N, fun() -> length(lists:ukeymerge(2, A, lists:keysort(2, lists:keymap(fun(X) -> X bxor 1 end, 2, A)))) end).

lcs(N) -> A = [X rem 4 || X <- timed:numbers(200)], B = [X rem 5 || X <- timed:numbers(180)], timed:repeat(N, fun() -> lcs_len(A, B) end).
lcs_len(A, B) -> lists:last(lists:foldl(fun(X, Row) -> lcs_row(X, B, Row, 0, 0) end, [0 || _ <- B], A)).
lcs_row(_, [], [], _, _) -> [];
lcs_row(X, [Y | Ys], [Up | Ups], Left, Diagonal) ->
    Here = if X =:= Y -> Diagonal + 1; Up > Left -> Up; true -> Left end,
    [Here | lcs_row(X, Ys, Ups, Here, Up)].

sort_by_fun(N) ->
    L = [{X rem 100, X} || X <- timed:numbers(3000)],
    timed:repeat(N, fun() -> hd(lists:sort(fun({A, X}, {B, Y}) -> {A, Y} =< {B, X} end, L)) end).

dropwhile(N) ->
    L = lists:seq(1, 3000),
    timed:repeat(N, fun() -> hd(lists:dropwhile(fun(X) -> X < 2900 end, L)) + length(lists:takewhile(fun(X) -> X < 2500 end, L)) end).

last_of(N) -> L = timed:numbers(3000), timed:repeat(N, fun() -> lists:last(L) + lists:max(L) - lists:min(L) end).

mapfoldl(N) ->
    L = timed:numbers(2000),
    timed:repeat(N, fun() -> {M, S} = lists:mapfoldl(fun(X, A) -> {X + A, (A + X) band 16#ffff} end, 0, L), hd(M) + S end).

filtermap(N) ->
    L = timed:numbers(2000),
    timed:repeat(N, fun() -> length(lists:filtermap(fun(X) when X band 3 =:= 0 -> {true, X div 4}; (X) -> X band 1 =:= 1 end, L)) end).
