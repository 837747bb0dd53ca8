%% tests/lang/prog_dijkstra.erl -- Shortest paths on a grid by a priority queue of gb_sets.
%% SPDX-License-Identifier: Apache-2.0
-module(prog_dijkstra).
-export([main/0]).

main() ->
    Size = 25,
    Cost = maps:from_list([{{X, Y}, 1 + (X * 7 + Y * 13 + X * Y) rem 9} || X <- lists:seq(1, Size),
                           Y <- lists:seq(1, Size)]),
    Distances = search(gb_sets:singleton({0, {1, 1}}), #{{1, 1} => 0}, Cost),
    io:format("~w~n", [maps:get({Size, Size}, Distances)]),
    io:format("~w~n", [[maps:get({X, Size - X + 1}, Distances) || X <- lists:seq(1, Size)]]),
    io:format("~w~n", [lists:sum(maps:values(Distances))]).

search(Queue, Best, Cost) ->
    case gb_sets:is_empty(Queue) of
        true -> Best;
        false ->
            {{D, P}, Rest} = gb_sets:take_smallest(Queue),
            case Best of
                #{P := D} ->
                    {Queue1, Best1} = lists:foldl(fun(N, Acc) -> relax(N, D, Cost, Acc) end, {Rest, Best},
                                                  neighbours(P)),
                    search(Queue1, Best1, Cost);
                #{} -> search(Rest, Best, Cost)
            end
    end.

neighbours({X, Y}) -> [{X + 1, Y}, {X - 1, Y}, {X, Y + 1}, {X, Y - 1}].

relax(N, D, Cost, {Queue, Best}) ->
    case Cost of
        #{N := C} ->
            New = D + C,
            case Best of
                #{N := Old} when Old =< New -> {Queue, Best};
                #{} -> {gb_sets:add({New, N}, Queue), Best#{N => New}}
            end;
        #{} -> {Queue, Best}
    end.
