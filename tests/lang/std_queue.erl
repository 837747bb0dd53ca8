%% tests/lang/std_queue.erl -- queue: both ends, joins and the corner cases.
%% SPDX-License-Identifier: Apache-2.0
-module(std_queue).
-export([main/0]).

main() ->
    Q = lists:foldl(fun queue:in/2, queue:new(), [1, 2, 3, 4]),
    io:format("~w~n", [[queue:to_list(Q), queue:len(Q), queue:peek(Q), queue:peek_r(Q), queue:is_empty(Q),
                        queue:member(3, Q)]]),
    {{value, X}, Q1} = queue:out(Q),
    {{value, Y}, Q2} = queue:out_r(Q1),
    io:format("~w~n", [[X, Y, queue:to_list(Q2)]]),
    io:format("~w~n", [queue:to_list(queue:join(Q2, queue:from_list([a, b])))]),
    io:format("~w~n", [queue:to_list(queue:reverse(Q))]),
    {A, B} = queue:split(1, Q),
    io:format("~w~n", [{queue:to_list(A), queue:to_list(B)}]),
    io:format("~w~n", [queue:to_list(queue:filter(fun(E) when E > 2 -> true; (E) -> [E, E] end, Q))]),
    io:format("~w~n", [[queue:out(queue:new()), queue:peek(queue:new())]]),
    io:format("~w~n", [[queue:get(Q), queue:get_r(Q), queue:to_list(queue:drop(Q)), queue:to_list(queue:drop_r(Q)),
                        queue:to_list(queue:in_r(0, Q))]]),
    io:format("~w~n", [[queue:fold(fun(E, S) -> E + S end, 0, Q), queue:any(fun(E) -> E > 3 end, Q),
                        queue:all(fun(E) -> E > 3 end, Q)]]),
    io:format("~w~n", [try queue:get(queue:new()) catch error:R -> R end]),
    io:format("~w~n", [churn(10000, queue:new(), 0)]).

churn(0, Q, S) -> {S, queue:len(Q)};
churn(N, Q, S) when N rem 3 =:= 0 ->
    {{value, V}, R} = queue:out(queue:in(N, Q)),
    churn(N - 1, R, S + V);
churn(N, Q, S) -> churn(N - 1, queue:in(N, Q), S).
