%% tests/lang/lang_live_variables.erl -- Many variables live across calls, in branches that join again.
%% SPDX-License-Identifier: Apache-2.0
-module(lang_live_variables).
-export([main/0, id/1]).

main() ->
    io:format("~w~n", [f(1, 2, 3)]),
    io:format("~w~n", [[branches(N) || N <- lists:seq(0, 5)]]),
    io:format("~w~n", [exported(id({ok, 5}))]),
    io:format("~w~n", [exported(id({error, x}))]).

f(A, B, C) ->
    D = id(A + B), E = id(B + C), F = id(A * C), G = id([D, E]), H = id({F, G}),
    I = id(D bsl 2), J = id(E bor 8), K = id(F bxor 3),
    L = case id(I > J) of true -> id(I) - J; false -> id(J) - I end,
    M = [id(X) + L || X <- [A, B, C, D, E, F]],
    {A, B, C, D, E, F, G, H, I, J, K, L, M}.

branches(N) ->
    A = id(N),
    X = if
        A < 2 -> B = id(A + 10), {small, B};
        A < 4 -> B = id(A * 10), {medium, B};
        true -> B = id(A - 100), {large, B}
    end,
    Y = try id(10 div (A - 3)) catch error:badarith -> id(none) end,
    {X, B, Y, A}.

exported(R) ->
    case R of
        {ok, V} -> Kind = good, Value = V + 1;
        {error, W} -> Kind = bad, Value = {W, W}
    end,
    {Kind, Value}.

%% Exported, so that the compiler cannot see what it returns.
id(X) -> X.
