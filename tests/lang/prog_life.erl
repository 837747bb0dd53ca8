%% tests/lang/prog_life.erl -- Conway's life on a set of cells: a glider and a blinker for some generations.
%% SPDX-License-Identifier: Apache-2.0
-module(prog_life).
-export([main/0]).

main() ->
    Glider = [{1, 0}, {2, 1}, {0, 2}, {1, 2}, {2, 2}],
    Blinker = [{8, 2}, {8, 3}, {8, 4}],
    run(sets:from_list(Glider ++ Blinker, [{version, 2}]), 4),
    Many = lists:foldl(fun(_, W) -> step(W) end, sets:from_list(Glider, [{version, 2}]), lists:seq(1, 100)),
    io:format("~w~n", [lists:sort(sets:to_list(Many))]).

run(World, N) ->
    [io:format("~s~n", [[case sets:is_element({X, Y}, World) of true -> $#; false -> $. end || X <- lists:seq(0, 10)]])
     || Y <- lists:seq(0, 6)],
    io:nl(),
    case N of
        0 -> ok;
        _ -> run(step(World), N - 1)
    end.

step(World) ->
    Counts = sets:fold(fun({X, Y}, M) ->
        lists:foldl(fun(P, A) -> maps:update_with(P, fun(C) -> C + 1 end, 1, A) end, M,
                    [{X + DX, Y + DY} || DX <- [-1, 0, 1], DY <- [-1, 0, 1], {DX, DY} =/= {0, 0}])
    end, #{}, World),
    Alive = maps:fold(fun(P, 3, L) -> [P | L];
                         (P, 2, L) -> case sets:is_element(P, World) of true -> [P | L]; false -> L end;
                         (_, _, L) -> L
                      end, [], Counts),
    sets:from_list(Alive, [{version, 2}]).
