%% tests/lang/maps_churn_random.erl -- Random inserts and removals agree with a sorted list doing the same.
%% SPDX-License-Identifier: Apache-2.0
-module(maps_churn_random).
-export([main/0]).

main() ->
    {M, D} = run(4000, 42, #{}, []),
    io:format("~w ~w~n", [map_size(M), lists:sort(maps:to_list(M)) =:= D]),
    io:format("~w~n", [erlang:phash2(D)]).

run(0, _, M, D) -> {M, D};
run(N, Seed, M, D) ->
    R = (Seed * 6364136223846793005 + 1442695040888963407) band 16#ffffffffffffffff,
    Key = key((R bsr 33) rem 150),
    case (R bsr 20) rem 3 of
        0 -> run(N - 1, R, maps:remove(Key, M), lists:keydelete(Key, 1, D));
        _ -> run(N - 1, R, M#{Key => N}, lists:ukeymerge(1, [{Key, N}], D))
    end.

key(N) when N rem 3 =:= 0 -> {N, key};
key(N) when N rem 3 =:= 1 -> N;
key(N) -> [N].
