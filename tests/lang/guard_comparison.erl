%% tests/lang/guard_comparison.erl -- Comparison operators as guards on mixed operands.
%% SPDX-License-Identifier: Apache-2.0
-module(guard_comparison).
-export([main/0]).

main() ->
    Values = [1, 1.0, 2, a, b, "a", {1}, <<1>>, 1 bsl 64],
    [io:format("~w ~w ~w~n", [A, B, compare(A, B)]) || A <- Values, B <- Values],
    io:format("~w~n", [[range(N) || N <- [-1, 0, 5, 9, 10, 5.5, x]]]).

compare(A, B) when A =:= B -> exactly;
compare(A, B) when A == B -> equal;
compare(A, B) when A < B, A =< B, A /= B -> less;
compare(A, B) when A > B, A >= B, A =/= B -> greater.

range(N) when 0 =< N, N < 10 -> inside;
range(N) when N < 0 -> below;
range(_) -> above.
