%% tests/lang/deep_stressed.erl -- Body recursion some hundred frames deep: what deep_recursion does, cheap enough for a
%% collection at every reservation.
%% SPDX-License-Identifier: Apache-2.0
-module(deep_stressed).
-export([main/0]).

main() ->
    io:format("~w~n", [count(1500)]),
    io:format("~w~n", [length(build(1500))]),
    io:format("~w~n", [wide(1000, 1, [2], {3})]),
    io:format("~w~n", [depth(nest(1500))]),
    io:format("~w~n", [nest(800) =:= nest(800)]),
    io:format("~w~n", [mixed(600, 1.5, <<>>)]).

count(0) -> 0;
count(N) -> 1 + count(N - 1).

build(0) -> [];
build(N) -> [{N, [N]} | build(N - 1)].

wide(0, A, B, C) -> {A, B, C};
wide(N, A, B, C) ->
    Kept = {N, A},
    {X, Y, Z} = wide(N - 1, A + 1, [N | B], {C}),
    {N, _} = Kept,
    {(X * 31 + N) rem 1000003, tl(Y), element(1, Z)}.

nest(0) -> leaf;
nest(N) -> {nest, nest(N - 1)}.

depth(leaf) -> 0;
depth({nest, T}) -> 1 + depth(T).

mixed(0, F, B) -> {F, byte_size(B)};
mixed(N, F, B) ->
    Fun = fun(X) -> X + F end,
    {G, S} = mixed(N - 1, F * 1.01, <<B/binary, N:16>>),
    {Fun(G) / 2, S + N rem 2}.
