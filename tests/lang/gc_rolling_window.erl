%% tests/lang/gc_rolling_window.erl -- A window of recent data over an endless stream of allocations.
%% SPDX-License-Identifier: Apache-2.0
-module(gc_rolling_window).
-export([main/0]).

main() ->
    io:format("~w~n", [run(100000, queue:new(), 0, 0)]),
    io:format("~w~n", [sums(lists:seq(1, 2000), [], 0)]).

run(0, Q, _, Sum) -> {queue:len(Q), Sum};
run(N, Q, Len, Sum) ->
    Item = {N, [N rem 10, N rem 7], #{n => N}},
    Q1 = queue:in(Item, Q),
    case Len >= 100 of
        true ->
            {{value, {Old, [A, B], #{n := Old}}}, Q2} = queue:out(Q1),
            run(N - 1, Q2, Len, (Sum + Old * A - B) rem 1000003);
        false ->
            run(N - 1, Q1, Len + 1, Sum)
    end.

sums([], _, Sum) -> Sum;
sums([H | T], Kept, Sum) ->
    New = lists:sublist([lists:seq(H, H + 20) | Kept], 10),
    sums(T, New, Sum + lists:sum(lists:append(New))).
