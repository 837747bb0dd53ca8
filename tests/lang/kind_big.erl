%% tests/lang/kind_big.erl -- A program whose only large integers come from arithmetic: they print and compare.
%% SPDX-License-Identifier: Apache-2.0
-module(kind_big).
-export([main/0]).

main() ->
    X = power(tuple_size({self(), b, c}), 90),
    erlang:display(X),
    erlang:display({-X, X > 1, X =:= X + 1}).

power(_, 0) -> 1;
power(B, N) -> B * power(B, N - 1).
