%% tests/lang/kind_float.erl -- A program whose only floats come from arithmetic, and that has no I/O server: they print, compare and sort.
%% SPDX-License-Identifier: Apache-2.0
-module(kind_float).
-export([main/0]).

main() ->
    X = self_size() / 4,
    erlang:display(X),
    erlang:display({X > 1, X == 1.0, X =:= 1, [X | X]}).

self_size() -> tuple_size({a, self(), c}).
