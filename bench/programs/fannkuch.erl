%% bench/programs/fannkuch.erl -- Permutations of a list, and flips of its front.
%% SPDX-License-Identifier: Apache-2.0
-module(fannkuch).
-export([main/1]).

main(_) -> io:format("~w~n", [worst(lists:seq(1, 9), [], 0)]).

%% The most flips over all orders of Rest behind Done.
worst([], Done, Most) -> max(flips(Done, 0), Most);
worst(Rest, Done, Most) -> choose(Rest, [], Done, Most).

choose([], _, _, Most) -> Most;
choose([H | T], Before, Done, Most) -> choose(T, [H | Before], Done, worst(Before ++ T, [H | Done], Most)).

flips([1 | _], N) -> N;
flips([First | _] = List, N) ->
    {Front, Rest} = lists:split(First, List),
    flips(lists:reverse(Front, Rest), N + 1).
