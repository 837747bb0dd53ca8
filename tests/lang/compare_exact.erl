%% tests/lang/compare_exact.erl -- =:= against == inside nested terms.
%% SPDX-License-Identifier: Apache-2.0
-module(compare_exact).
-export([main/0, id/1]).

main() ->
    Pairs = [{1, 1.0}, {[1], [1.0]}, {{1, a}, {1.0, a}}, {#{a => 1}, #{a => 1.0}}, {#{1 => a}, #{1.0 => a}},
             {0.0, -0.0}, {[a | 1], [a | 1.0]},
             {<<1>>, <<1>>}, {"abc", [97, 98, 99]}, {1 bsl 80, 1 bsl 80}, {{}, {}}, {[], {}}],
    [io:format("~w ~w: ~w ~w ~w ~w~n", [A, B, id(A) == id(B), id(A) =:= id(B), id(A) /= id(B), id(A) =/= id(B)])
     || {A, B} <- Pairs],
    io:format("~w~n", [[same(deep(1000, x), deep(1000, x)), same(deep(1000, x), deep(1000, y))]]).

same(A, B) -> A =:= B.

deep(0, X) -> X;
deep(N, X) -> {deep(N - 1, X)}.

%% Exported, so that the compiler cannot see what it returns.
id(X) -> X.
