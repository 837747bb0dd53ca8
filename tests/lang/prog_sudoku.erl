%% tests/lang/prog_sudoku.erl -- A sudoku solved by constraint propagation and search.
%% SPDX-License-Identifier: Apache-2.0
-module(prog_sudoku).
-export([main/0]).

main() ->
    Puzzle = "53..7....6..195....98....6.8...6...34..8.3..17...2...6.6....28....419..5....8..79",
    Hard = "8..........36......7..9.2...5...7.......457.....1...3...1....68..85...1..9....4..",
    [print(solve(P)) || P <- [Puzzle, Hard]].

solve(Text) ->
    Cells = [{R, C} || R <- lists:seq(0, 8), C <- lists:seq(0, 8)],
    Given = [{P, D - $0} || {P, D} <- lists:zip(Cells, Text), D =/= $.],
    Empty = maps:from_list([{P, lists:seq(1, 9)} || P <- Cells]),
    search(lists:foldl(fun({P, D}, G) -> assign(P, D, G) end, Empty, Given)).

assign(_, _, none) -> none;
assign(P, D, Grid) ->
    lists:foldl(fun(Q, G) -> remove(Q, D, G) end, Grid#{P := [D]}, peers(P)).

remove(_, _, none) -> none;
remove(Q, D, Grid) ->
    Old = maps:get(Q, Grid),
    case lists:member(D, Old) of
        false -> Grid;
        true ->
            case lists:delete(D, Old) of
                [] -> none;
                [Only] -> assign(Q, Only, Grid);
                More -> Grid#{Q := More}
            end
    end.

peers({R, C}) ->
    [{I, J} || I <- lists:seq(0, 8), J <- lists:seq(0, 8), {I, J} =/= {R, C},
               I =:= R orelse J =:= C orelse (I div 3 =:= R div 3 andalso J div 3 =:= C div 3)].

search(none) -> none;
search(Grid) ->
    case lists:sort([{length(Ds), P} || {P, [_, _ | _] = Ds} <- maps:to_list(Grid)]) of
        [] -> Grid;
        [{_, P} | _] -> try_each(maps:get(P, Grid), P, Grid)
    end.

try_each([], _, _) -> none;
try_each([D | T], P, Grid) ->
    case search(assign(P, D, Grid)) of
        none -> try_each(T, P, Grid);
        Solved -> Solved
    end.

print(Grid) ->
    [io:format("~s~n", [[hd(maps:get({R, C}, Grid)) + $0 || C <- lists:seq(0, 8)]]) || R <- lists:seq(0, 8)],
    io:nl().
