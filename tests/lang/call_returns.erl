%% tests/lang/call_returns.erl -- Functions that call each other and return to one, few or many places of theirs: directly, through last
%% calls, through funs, and by way of other modules that call back.
%% SPDX-License-Identifier: Apache-2.0
-module(call_returns).
-export([main/0, back/2, last_back/2, sum_to/1]).

main() ->
    io:format("~p~n", [[few(N) || N <- lists:seq(0, 12)]]),
    io:format("~p~n", [[many(N) || N <- lists:seq(0, 8)]]),
    io:format("~p~n", [[round_trip(N) || N <- lists:seq(0, 9)]]),
    io:format("~p~n", [[by_last(N) || N <- lists:seq(0, 9)]]),
    io:format("~p~n", [[by_fun(N, fun(X) -> X + 1 end) || N <- lists:seq(0, 6)]]),
    io:format("~p~n", [[in_funs(N) || N <- lists:seq(0, 6)]]),
    io:format("~p~n", [[outside(N) || N <- lists:seq(0, 6)]]),
    io:format("~p~n", [wide(6, a, b, c, d, e)]),
    io:format("~p~n", [parse("1+(2*(3+4))*(5+(6*7))")]),
    io:format("~p~n", [(catch failing(5))]),
    io:format("~p~n", [try failing(6) catch throw:X -> {thrown, X} after io:format("after~n") end]),
    io:format("~p~n", [where(fun() -> deep_error(4) end)]),
    io:format("~p~n", [few(20) + length(lists:flatten([many(4), round_trip(30)]))]).

%% Two functions with three places between them.
few(0) -> 1;
few(N) -> 2 * other(N - 1) + 1.
other(0) -> 7;
other(N) when N rem 3 =:= 0 -> few(N - 1) - 1;
other(N) -> X = few(N - 1), X + N.

%% One function that three others, and itself, call from more places than are compared.
many(N) -> {a(N), b(N), c(N)}.
a(N) -> X = leaf(N), Y = leaf(X + 1), Z = leaf(Y), [X, Y, Z | d(N)].
b(N) -> X = leaf(N + 5), Y = leaf(X), Y - X.
c(N) -> leaf(leaf(N) + leaf(N + 1)).
d(0) -> [];
d(N) -> [leaf(N) | a(N - 1)].
leaf(N) when N > 9 -> 1 + leaf(N - 7);
leaf(N) -> N * 2.

%% Mutual recursion: each returns to the other, and both to what called the first one.
round_trip(0) -> [zero];
round_trip(N) -> [N | ping(N)].
ping(N) when N =< 0 -> [];
ping(N) -> L = pong(N - 1), [{ping, length(L)} | L].
pong(N) when N =< 0 -> [pong];
pong(N) -> L = round_trip(N - 2), [length(L) | ping(N - 3)].

%% Last calls: what is called last returns for its caller.
by_last(N) -> X = pick(N), {N, X}.
pick(N) when N rem 2 =:= 0 -> even(N);
pick(N) -> odd(N).
even(N) -> finish(N, even).
odd(N) when N > 6 -> Y = finish(N - 1, below), wrap(Y);
odd(N) -> finish(N, odd).
wrap(Y) -> finish({Y}, wrapped).
finish(X, How) when is_tuple(X) -> {How, X};
finish(X, How) when X > 4 -> Z = pick(X - 4), {How, Z};
finish(X, How) -> [How, X].

by_fun(0, F) -> F(0);
by_fun(N, F) -> X = F(by_fun(N - 1, fun(Y) -> F(Y) * 2 end)), X + F(N).

%% Funs that are in a cycle with what makes and calls them.
in_funs(N) ->
    Step = fun Again(0, Acc) -> Acc; Again(K, Acc) -> inner(fun() -> Again(K - 1, [K | Acc]) end) end,
    Step(N, []).
inner(F) -> R = F(), [x | R].

%% By way of other modules and apply, which call back.
outside(N) ->
    L = lists:map(fun(X) -> ?MODULE:back(X, N) end, lists:seq(1, 3)),
    {L, apply(?MODULE, last_back, [N, 3]), lists:foldl(fun(X, Acc) -> back(X, Acc) end, 0, [N, N + 1])}.
back(0, Acc) -> Acc;
back(X, Acc) -> Y = ?MODULE:last_back(X - 1, Acc), Y + 1.
last_back(X, Acc) when X > 2 -> ?MODULE:back(X - 2, Acc * 2);
last_back(X, Acc) -> sum_to(X) + Acc.
sum_to(N) -> lists:sum(lists:seq(0, N)).

%% More arguments than travel in registers of their own.
wide(0, A, B, C, D, E) -> [A, B, C, D, E];
wide(N, A, B, C, D, E) -> [N | narrow(N - 1, {A, B, C, D, E})].
narrow(N, {A, B, C, D, E}) -> L = wide(N, E, A, B, C, D), [length(L) | L].

%% A parser: expression, term and factor.
parse(Text) -> {Value, []} = expression(Text), Value.
expression(Text) -> {X, Rest} = term(Text), more(X, Rest).
more(X, [$+ | Rest]) -> {Y, Rest2} = term(Rest), more(X + Y, Rest2);
more(X, Rest) -> {X, Rest}.
term(Text) -> {X, Rest} = factor(Text), product(X, Rest).
product(X, [$* | Rest]) -> {Y, Rest2} = factor(Rest), product(X * Y, Rest2);
product(X, Rest) -> {X, Rest}.
factor([$( | Text]) -> {X, [$) | Rest]} = expression(Text), {X, Rest};
factor([C | Rest]) -> {C - $0, Rest}.

failing(0) -> throw({bottom, few(3)});
failing(N) when N rem 2 =:= 0 -> X = (catch failing(N - 1)), throw([N | X]);
failing(N) -> {N, through(N - 1)}.
through(N) -> try failing(N) catch error:E -> E end.

deep_error(0) -> length(few(1));
deep_error(N) -> [N | deeper(N - 1)].
deeper(N) -> X = deep_error(N), {N, X}.
where(F) -> try F() catch error:E:S -> {E, [{N, A} || {M, N, A, _} <- S, M =:= ?MODULE, N =/= main]} end.
