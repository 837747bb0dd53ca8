%% bench/programs/sort.erl -- N sorts of 50,000 pseudo-random numbers and tuples.
%% SPDX-License-Identifier: Apache-2.0
-module(sort).
-export([main/1]).

main([]) -> main(["6"]);
main([Arg | _]) ->
    N = list_to_integer(Arg),
    Start = erlang:monotonic_time(microsecond),
    Result = run(N),
    Time = erlang:monotonic_time(microsecond) - Start,
    io:format("sort ~w: ~w~n", [N, Result]),
    io:format(standard_error, "time_us ~w~n", [Time]).

run(N) ->
    Numbers = numbers(50000, 1),
    Pairs = [{X band 1023, X} || X <- Numbers],
    loop(N, Numbers, Pairs, 0).

loop(0, _, _, Sum) -> Sum;
loop(N, Numbers, Pairs, Sum) ->
    A = lists:sort(Numbers),
    B = lists:keysort(1, Pairs),
    C = merge_sort(Numbers),
    loop(N - 1, Numbers, Pairs, (Sum * 7 + lists:nth(1000, A) + element(2, lists:nth(1000, B)) + lists:nth(2000, C)) band 16#ffffffff).

numbers(0, _) -> [];
numbers(K, X) ->
    Next = (X * 1103515245 + 12345) band 16#7fffffff,
    [Next | numbers(K - 1, Next)].

merge_sort([]) -> [];
merge_sort([X]) -> [X];
merge_sort(L) ->
    {A, B} = halve(L, [], []),
    merge(merge_sort(A), merge_sort(B)).

halve([], A, B) -> {A, B};
halve([X | T], A, B) -> halve(T, B, [X | A]).

merge([], B) -> B;
merge(A, []) -> A;
merge([X | A], [Y | _] = B) when X =< Y -> [X | merge(A, B)];
merge(A, [Y | B]) -> [Y | merge(A, B)].
