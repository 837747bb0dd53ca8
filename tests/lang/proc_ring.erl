%% tests/lang/proc_ring.erl -- Five hundred processes pass a token around.
%% SPDX-License-Identifier: Apache-2.0
-module(proc_ring).
-export([main/0]).

main() ->
    Me = self(),
    First = lists:foldl(fun(N, Next) -> spawn(fun() -> node_loop(N, Next, 0) end) end, Me, lists:seq(1, 500)),
    io:format("~w~n", [lists:sum([round_trip(First, K) || K <- lists:seq(1, 20)])]),
    First ! stop,
    receive {stopped, Sum} -> io:format("~w~n", [Sum]) end.

round_trip(First, K) ->
    First ! {token, K},
    receive {token, V} -> V end.

node_loop(N, Next, Seen) ->
    receive
        {token, V} ->
            Next ! {token, V + 1},
            node_loop(N, Next, Seen + 1);
        stop ->
            Next ! {stopped, Seen * 500};
        {stopped, Sum} ->
            Next ! {stopped, Sum + N}
    end.
