%% tests/lang/compare_deep.erl -- Comparing terms nested 200,000 deep neither overflows nor slows down.
%% SPDX-License-Identifier: Apache-2.0
-module(compare_deep).
-export([main/0]).

main() ->
    A = nest_list(200000, 1),
    B = nest_list(200000, 2),
    C = nest_tuple(200000, 1),
    D = nest_tuple(200000, 1.0),
    io:format("~w~n", [[A < B, A == B, A =:= nest_list(200000, 1), C == D, C =:= D, C < D]]),
    io:format("~w~n", [erlang:phash2(A) =:= erlang:phash2(nest_list(200000, 1))]).

nest_list(0, X) -> X;
nest_list(N, X) -> nest_list(N - 1, [X]).

nest_tuple(0, X) -> X;
nest_tuple(N, X) -> nest_tuple(N - 1, {a, X}).
