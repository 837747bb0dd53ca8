%% tests/lang/prog_levenshtein.erl -- Edit distances with memory in a map, and the longest common subsequence.
%% SPDX-License-Identifier: Apache-2.0
-module(prog_levenshtein).
-export([main/0]).

main() ->
    Pairs = [{"kitten", "sitting"}, {"", "abc"}, {"flaw", "lawn"}, {"same", "same"}, {"intention", "execution"}],
    [io:format("~p ~p: ~w ~p~n", [A, B, distance(A, B), lcs(A, B)]) || {A, B} <- Pairs],
    Long = [$a + N * N rem 17 || N <- lists:seq(1, 120)],
    io:format("~w~n", [distance(Long, lists:reverse(Long))]).

distance(A, B) -> element(1, distance(A, B, #{})).

distance([], B, M) -> {length(B), M};
distance(A, [], M) -> {length(A), M};
distance([H | S], [H | T], M) -> distance(S, T, M);
distance([_ | S] = A, [_ | T] = B, M) ->
    Key = {length(A), length(B)},
    case M of
        #{Key := D} -> {D, M};
        #{} ->
            {X, M1} = distance(S, B, M),
            {Y, M2} = distance(A, T, M1),
            {Z, M3} = distance(S, T, M2),
            D = 1 + lists:min([X, Y, Z]),
            {D, M3#{Key => D}}
    end.

lcs(A, B) -> lists:reverse(element(2,
                                   lists:last(lists:foldl(fun(C, Row) -> next_row(C, B, Row) end,
                                                          [{0, []} || _ <- [x | B]], A)))).

next_row(C, B, [First | Row]) -> next_row(C, B, First, Row, [First]).

next_row(_, [], _, [], Acc) -> lists:reverse(Acc);
next_row(C, [C | B], {N, S}, [Up | Row], Acc) -> next_row(C, B, Up, Row, [{N + 1, [C | S]} | Acc]);
next_row(C, [_ | B], _, [Up | Row], [Left | _] = Acc) -> next_row(C, B, Up, Row, [max_by_length(Up, Left) | Acc]).

max_by_length({N, _} = A, {M, _}) when N >= M -> A;
max_by_length(_, B) -> B.
