%% tests/lang/fun_higher.erl -- A lazy stream library built of funs.
%% SPDX-License-Identifier: Apache-2.0
-module(fun_higher).
-export([main/0]).

main() ->
    Naturals = from(1),
    io:format("~w~n", [take(10, Naturals)]),
    io:format("~w~n", [take(10, filter(fun(N) -> N rem 7 =:= 3 end, Naturals))]),
    io:format("~w~n", [take(15, primes())]),
    io:format("~w~n", [take(10, zip_with(fun(A, B) -> A * B end, Naturals, map(fun(N) -> N + 1 end, Naturals)))]),
    io:format("~w~n", [take(30, fibs(0, 1))]).

from(N) -> fun() -> {N, from(N + 1)} end.

take(0, _) -> [];
take(N, S) ->
    {H, T} = S(),
    [H | take(N - 1, T)].

map(F, S) ->
    fun() -> {H, T} = S(), {F(H), map(F, T)} end.

filter(P, S) ->
    fun() -> find(P, S()) end.

find(P, {H, T}) ->
    case P(H) of
        true -> {H, filter(P, T)};
        false -> find(P, T())
    end.

zip_with(F, A, B) ->
    fun() -> {X, S} = A(), {Y, T} = B(), {F(X, Y), zip_with(F, S, T)} end.

primes() -> sieve(from(2)).

sieve(S) ->
    fun() -> {P, T} = S(), {P, sieve(filter(fun(N) -> N rem P =/= 0 end, T))} end.

fibs(A, B) -> fun() -> {A, fibs(B, A + B)} end.
