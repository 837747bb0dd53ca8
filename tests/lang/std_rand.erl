%% tests/lang/std_rand.erl -- Seeded sequences of rand for several algorithms.
%% SPDX-License-Identifier: Apache-2.0
-module(std_rand).
-export([main/0]).

main() ->
    [sequence(A) || A <- [exsss, exro928ss, exrop, exs1024s, exsp]],
    S0 = rand:seed_s(exsss, {1, 2, 3}),
    {U, S1} = rand:uniform_s(S0),
    {N, S2} = rand:normal_s(S1),
    {I, S3} = rand:uniform_s(1 bsl 80, S2),
    {B, _} = rand:bytes_s(10, S3),
    io:format("~w ~w ~w ~w~n", [U, round(N * 1.0e9), I, B]),
    rand:seed(exsss, 42),
    io:format("~w~n", [[rand:uniform(100) || _ <- lists:seq(1, 20)]]),
    io:format("~w~n", [lists:sum([rand:uniform(6) || _ <- lists:seq(1, 10000)])]),
    io:format("~w~n", [rand:uniform(1 bsl 60)]),
    J = rand:jump(rand:seed_s(exsss, 7)),
    io:format("~w~n", [element(1, rand:uniform_s(1000000, J))]),
    io:format("~w~n", [is_float(rand:uniform())]).

sequence(A) ->
    {L, _} = lists:mapfoldl(fun(_, S) -> rand:uniform_s(1000000, S) end, rand:seed_s(A, 12345), lists:seq(1, 8)),
    {F, _} = rand:uniform_s(rand:seed_s(A, 12345)),
    io:format("~w ~w ~w~n", [A, L, F]).
