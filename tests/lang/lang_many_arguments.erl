%% tests/lang/lang_many_arguments.erl -- Functions of up to twenty arguments, tail called with the arguments rotated.
%% SPDX-License-Identifier: Apache-2.0
-module(lang_many_arguments).
-export([main/0, id/1]).

main() ->
    io:format("~w~n", [f12(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12)]),
    io:format("~w~n", [rotate(1000, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10)]),
    io:format("~w~n", [swap(7, a, b, c, d)]),
    io:format("~w~n", [apply(fun f20/20, lists:seq(1, 20))]),
    F = fun(A, B, C, D, E, G, H) -> [H, G, E, D, C, B, A] end,
    io:format("~w~n", [F(1, 2, 3, 4, 5, 6, 7)]),
    io:format("~w~n", [mixed(10, 0.5, [], {}, <<>>, #{}, a, "s")]).

f12(A, B, C, D, E, F, G, H, I, J, K, L) ->
    X = id(A) + id(B) * id(C),
    {X, id(D) - E, [F, G | id([H])], {I, J}, K, L}.

rotate(0, A, B, C, D, E, F, G, H, I, J) -> [A, B, C, D, E, F, G, H, I, J];
rotate(N, A, B, C, D, E, F, G, H, I, J) -> rotate(N - 1, B, C, D, E, F, G, H, I, J, A + 1).

swap(0, A, B, C, D) -> {A, B, C, D};
swap(N, A, B, C, D) when N rem 2 =:= 0 -> swap(N - 1, D, C, B, A);
swap(N, A, B, C, D) -> swap(N - 1, B, A, D, C).

f20(A, B, C, D, E, F, G, H, I, J, K, L, M, N, O, P, Q, R, S, T) ->
    [T, S, R, Q, P, O, N, M, L, K, J, I, H, G, F, E, D, C, B, A].

mixed(0, A, B, C, D, E, F, G) -> {A, length(B), tuple_size(C), byte_size(D), map_size(E), F, G};
mixed(N, A, B, C, D, E, F, G) ->
    mixed(N - 1, A * 2, [N | B], erlang:append_element(C, N), <<D/binary, N>>, E#{N => A}, F, G).

%% Exported, so that the compiler cannot see what it returns.
id(X) -> X.
