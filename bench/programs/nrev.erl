%% bench/programs/nrev.erl -- Naive reverse: list cells made and dropped.
%% SPDX-License-Identifier: Apache-2.0
-module(nrev).
-export([main/1]).

main(_) -> io:format("~w~n", [repeat(300000, lists:seq(1, 30))]).

repeat(1, List) -> nrev(List);
repeat(N, List) -> nrev(List), repeat(N - 1, List).

nrev([]) -> [];
nrev([H | T]) -> append(nrev(T), [H]).

append([], L) -> L;
append([H | T], L) -> [H | append(T, L)].
