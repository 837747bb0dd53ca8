%% bench/programs/sort.erl -- OTP's own sorts, and a quicksort of list comprehensions.
%% SPDX-License-Identifier: Apache-2.0
-module(sort).
-export([main/1]).

main(_) ->
    List = random(200000, 42, []),
    Sorted = lists:sort(List),
    Sorted = quick(List),
    Sorted = lists:reverse(lists:sort(fun(A, B) -> A >= B end, List)),
    Keys = lists:keysort(2, [{N, N rem 1000} || N <- List]),
    io:format("~w ~w~n", [lists:nth(1000, Sorted), erlang:phash2(Keys)]).

random(0, _, List) -> List;
random(N, Seed, List) -> random(N - 1, (Seed * 1103515245 + 12345) band 16#7fffffff, [Seed | List]).

quick([]) -> [];
quick([Pivot | Rest]) -> quick([X || X <- Rest, X < Pivot]) ++ [Pivot | quick([X || X <- Rest, X >= Pivot])].
