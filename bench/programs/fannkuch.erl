%% bench/programs/fannkuch.erl -- Pancake flips over all permutations of 1..N: short lists taken apart and built.
%% SPDX-License-Identifier: Apache-2.0
-module(fannkuch).
-export([main/1]).

main([]) -> main(["9"]);
main([Arg | _]) ->
    N = list_to_integer(Arg),
    Start = erlang:monotonic_time(microsecond),
    Result = run(N),
    Time = erlang:monotonic_time(microsecond) - Start,
    io:format("fannkuch ~w: ~w~n", [N, Result]),
    io:format(standard_error, "time_us ~w~n", [Time]).

run(N) -> permute(lists:seq(1, N), [], [], {0, 0, 0}).

permute([], [], Taken, {Max, Sum, Index}) ->
    F = flips(Taken, 0),
    {max(Max, F), Sum + F * (1 - 2 * (Index band 1)), Index + 1};
permute([], _, _, Acc) -> Acc;
permute([H | T], Skipped, Taken, Acc) ->
    Acc1 = permute(rebuild(Skipped, T), [], [H | Taken], Acc),
    permute(T, [H | Skipped], Taken, Acc1).

rebuild([], T) -> T;
rebuild([H | S], T) -> rebuild(S, [H | T]).

flips([1 | _], N) -> N;
flips([K | _] = L, N) -> flips(flip(K, L, []), N + 1).

flip(0, Rest, Front) -> Front ++ Rest;
flip(K, [H | T], Front) -> flip(K - 1, T, [H | Front]).
