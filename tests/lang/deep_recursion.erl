%% tests/lang/deep_recursion.erl -- Body recursion a million frames deep, with and without live values in the frames.
%% SPDX-License-Identifier: Apache-2.0
-module(deep_recursion).
-export([main/0]).

main() ->
    io:format("~w~n", [count(1000000)]),
    io:format("~w~n", [length(build(1000000))]),
    io:format("~w~n", [sum(lists:seq(1, 1000000))]),
    io:format("~w~n", [lists:foldr(fun(X, A) -> X + A end, 0, lists:seq(1, 1000000))]),
    io:format("~w~n", [wide(300000, 1, 2, 3)]),
    {P, R} = spawn_monitor(fun() -> exit(count(1000000)) end),
    io:format("~w~n", [receive {'DOWN', R, process, P, N} -> N end]).

count(0) -> 0;
count(N) -> 1 + count(N - 1).

build(0) -> [];
build(N) -> [N | build(N - 1)].

sum([]) -> 0;
sum([H | T]) -> H + sum(T).

wide(0, A, B, C) -> A + B + C;
wide(N, A, B, C) ->
    X = {A, B},
    R = wide(N - 1, B, C, A),
    {Y, Z} = X,
    (R + Y * Z + C) rem 1000003.
