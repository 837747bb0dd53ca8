%% tests/lang/call_recursion.erl -- Functions that call themselves: returns to the same call, other callers between, collections,
%% yields and exceptions in the middle.
%% SPDX-License-Identifier: Apache-2.0
-module(call_recursion).
-export([main/0, append/2, deep/2]).

main() ->
    io:format("~p~n", [append([1, 2, 3], [4])]),
    io:format("~p~n", [lists:sum(append(lists:seq(1, 20000), lists:seq(1, 10)))]),
    io:format("~p ~p~n", [fib(18), tak(9, 5, 2)]),
    io:format("~p~n", [map(fun(X) -> length(append([X], lists:seq(1, X))) end, lists:seq(1, 30))]),
    io:format("~p~n", [map(fun(L) -> map(fun(X) -> X * X end, L) end, [[1, 2], [], [3]])]),
    io:format("~p~n", [nest(6)]),
    io:format("~p~n", [twice([1, 2, 3, 4])]),
    io:format("~p ~p~n", [even(10001), odd(10001)]),
    io:format("~p~n", [tree_sum(tree(10))]),
    io:format("~p~n", [caught(50)]),
    io:format("~p~n", [catch_depth(3)]),
    io:format("~p~n", [apply(?MODULE, append, [[a, b], [c]])]),
    io:format("~p~n", [lists:foldl(fun ?MODULE:append/2, [z], [[y], [x, w]])]),
    Self = self(),
    Pids = [spawn(fun() -> Self ! {self(), lists:sum(append(lists:seq(1, 3000), [N]))} end) || N <- lists:seq(1, 5)],
    io:format("~p~n", [[receive {P, Sum} -> Sum end || P <- Pids]]),
    Trace = try deep(5, x) catch error:_:Stack -> [{F, A, L} || {_, F, A, [_, {line, L}]} <- Stack, F =/= main] end,
    io:format("~p~n", [lists:sublist(Trace, 6)]),
    io:format("~p~n", [big(70)]),
    io:format("~p~n", [state(2000, {0, 0.0, []})]).

append([], L) -> L;
append([H | T], L) -> [H | append(T, L)].

map(_, []) -> [];
map(F, [H | T]) -> [F(H) | map(F, T)].

fib(N) when N < 2 -> N;
fib(N) -> fib(N - 1) + fib(N - 2).

tak(X, Y, Z) when Y < X -> tak(tak(X - 1, Y, Z), tak(Y - 1, Z, X), tak(Z - 1, X, Y));
tak(_, _, Z) -> Z.

%% The frame of a call that is its own argument.
nest(0) -> [];
nest(N) -> append(nest(N - 1), [N | nest(N div 2)]).

%% One body call of itself, and another function between that calls it, too.
twice([]) -> [];
twice([H | T]) -> [H, other(T) | twice(T)].

other([]) -> none;
other([_ | T]) -> length(twice(lists:sublist(T, 1))).

even(0) -> true;
even(N) -> not odd_not(N - 1).
odd_not(0) -> true;
odd_not(N) -> not even(N - 1).
odd(N) -> not even(N).

tree(0) -> leaf;
tree(N) -> {tree(N - 1), N, tree(N - 1)}.
tree_sum(leaf) -> 0;
tree_sum({L, N, R}) -> tree_sum(L) + N + tree_sum(R).

%% Returns through frames that hold a catch.
caught(0) -> throw(bottom);
caught(N) when N rem 7 =:= 0 -> try [N | caught(N - 1)] catch throw:T -> [T, N] end;
caught(N) -> [N | caught(N - 1)].

catch_depth(0) -> error(deep);
catch_depth(N) -> {N, element(1, catch {catch_depth(N - 1)})}.

deep(0, X) -> X + 1;
deep(N, X) -> [N | deep(N - 1, X)].

%% Crosses from small to large integers and back on the way up.
big(0) -> 1;
big(N) -> 2 * big(N - 1).

%% A loop with floats, lists and tuples alive while it collects.
state(0, {I, F, L}) -> {I, round(F), length(L), lists:sum(lists:sublist(L, 10))};
state(N, {I, F, L}) -> state(N - 1, {I + N, F * 0.5 + float(N), [N | lists:sublist(L, 100)]}).
