%% tests/lang/maps_nested_state.erl -- A map of maps used as program state over many updates.
%% SPDX-License-Identifier: Apache-2.0
-module(maps_nested_state).
-export([main/0]).

main() ->
    World = lists:foldl(fun step/2, #{items => #{}, log => []}, events()),
    #{items := Items, log := Log} = World,
    io:format("~p~n", [Items]),
    io:format("~p~n", [lists:reverse(Log)]),
    Grid = maps:from_list([{{X, Y}, X * Y} || X <- lists:seq(1, 30), Y <- lists:seq(1, 30)]),
    io:format("~w~n", [lists:sum([neighbours(P, Grid) || P <- maps:keys(Grid)])]),
    io:format("~w~n", [maps:get({17, 13}, maps:map(fun({X, _}, V) -> V + X end, Grid))]).

events() ->
    [{add, sword, 10}, {add, shield, 7}, {hit, sword, 3}, {remove, shield}, {hit, shield, 1}, {add, bow, 5},
     {hit, bow, 5}].

step({add, Name, Hp}, #{items := Items} = W) ->
    W#{items := Items#{Name => #{hp => Hp, hits => 0}}};
step({hit, Name, N}, #{items := Items, log := Log} = W) ->
    case Items of
        #{Name := #{hp := Hp, hits := Hits} = Item} when Hp > N ->
            W#{items := Items#{Name := Item#{hp := Hp - N, hits := Hits + 1}}};
        #{Name := _} -> W#{items := maps:remove(Name, Items), log := [{destroyed, Name} | Log]};
        #{} -> W#{log := [{no_such, Name} | Log]}
    end;
step({remove, Name}, #{items := Items} = W) ->
    W#{items := maps:remove(Name, Items)}.

neighbours({X, Y}, Grid) ->
    lists:sum([maps:get({X + DX, Y + DY}, Grid, 0) || DX <- [-1, 0, 1], DY <- [-1, 0, 1], {DX, DY} =/= {0, 0}]).
