%% bench/programs/ring.erl -- A token around a ring of processes.
%% SPDX-License-Identifier: Apache-2.0
-module(ring).
-export([main/1]).

main(_) ->
    First = self(),
    Next = lists:foldl(fun(_, To) -> spawn_link(fun() -> forward(To) end) end, First, lists:seq(1, 1000)),
    Next ! 2000,
    io:format("~w~n", [turn(Next, 0)]).

turn(Next, Seen) ->
    receive
        0 -> Seen;
        N -> Next ! N - 1, turn(Next, Seen + 1)
    end.

forward(To) ->
    receive
        N -> To ! N, forward(To)
    end.
