%% tests/lang/proc_selective_receive.erl -- Receive picks by pattern and guard and leaves the rest in order.
%% SPDX-License-Identifier: Apache-2.0
-module(proc_selective_receive).
-export([main/0, id/1]).

main() ->
    [self() ! M || M <- [{a, 1}, {b, 2}, 3, {a, 4}, "five", {c, 6}, 7.0, {a, 8}]],
    io:format("~w~n", [receive {b, X} -> X end]),
    io:format("~w~n", [receive N when is_integer(N) -> N end]),
    io:format("~w~n", [receive {a, A} when A > 1 -> A end]),
    Key = id(c),
    io:format("~w~n", [receive {Key, C} -> C end]),
    io:format("~w~n", [receive nothing -> wrong after 0 -> none end]),
    io:format("~p~n", [drain()]),
    [self() ! K || K <- lists:seq(1, 2000)],
    io:format("~w~n", [[receive K -> K end || K <- lists:seq(2000, 1, -1)] =:= lists:seq(2000, 1, -1)]).

drain() ->
    receive M -> [M | drain()] after 0 -> [] end.

%% Exported, so that the compiler cannot see what it returns.
id(X) -> X.
