%% tests/lang/match_case.erl -- Patterns of case: literals, nested shapes, repeated and already bound variables.
%% SPDX-License-Identifier: Apache-2.0
-module(match_case).
-export([main/0, id/1]).

main() ->
    [io:format("~w -> ~w~n", [T, classify(T)]) || T <- [0, 1, -1, 1.0, a, ok, {ok, 1}, {ok, ok}, {error, why}, [], [x],
                                                        [x, x], [x, y], [a | b],
                                                        "hi", {1, 2, 3}, {1, {2, 1}}, <<"bin">>, #{key => v}, 1 bsl 65,
                                                        3.5]],
    Bound = id(7),
    io:format("~w~n", [[case X of Bound -> same; {Bound, _} -> inside; _ -> other end
                        || X <- [7, 7.0, {7, 1}, {8, 1}]]]).

classify(0) -> zero;
classify(1) -> one;
classify(1.0) -> float_one;
classify(N) when is_integer(N), N < 0 -> negative;
classify(16#20000000000000000) -> big_literal;
classify(ok) -> ok;
classify(A) when is_atom(A) -> atom;
classify({ok, ok}) -> double_ok;
classify({ok, X}) -> {value, X};
classify({X, {_, X}}) -> {repeated, X};
classify({error, _} = E) -> {whole, E};
classify({A, B, C}) -> {sum, A + B + C};
classify([]) -> empty;
classify("hi") -> greeting;
classify([X, X]) -> twins;
classify([_]) -> single;
classify([_ | T]) when is_list(T) -> longer;
classify([_ | T]) -> {improper, T};
classify(<<"bin">>) -> binary_literal;
classify(#{key := V}) -> {keyed, V};
classify(_) -> unknown.

%% Exported, so that the compiler cannot see what it returns.
id(X) -> X.
