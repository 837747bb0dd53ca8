%% bench/programs/maps_churn.erl -- N inserts, updates and removals on a map of some thousand keys.
%% SPDX-License-Identifier: Apache-2.0
-module(maps_churn).
-export([main/1]).

main([]) -> main(["500000"]);
main([Arg | _]) ->
    N = list_to_integer(Arg),
    Start = erlang:monotonic_time(microsecond),
    Result = run(N),
    Time = erlang:monotonic_time(microsecond) - Start,
    io:format("maps_churn ~w: ~w~n", [N, Result]),
    io:format(standard_error, "time_us ~w~n", [Time]).

run(N) ->
    M = loop(N, 12345, #{}),
    {map_size(M), maps:fold(fun(K, V, S) -> (K * 31 + V + S) band 16#ffffffff end, 0, M)}.

loop(0, _, M) -> M;
loop(N, X, M) ->
    Next = (X * 1103515245 + 12345) band 16#7fffffff,
    Key = (Next bsr 8) rem 5000,
    case Next band 16#300000 of
        0 -> loop(N - 1, Next, maps:remove(Key, M));
        _ ->
            case M of
                #{Key := V} -> loop(N - 1, Next, M#{Key := V + 1});
                #{} -> loop(N - 1, Next, M#{Key => N})
            end
    end.
