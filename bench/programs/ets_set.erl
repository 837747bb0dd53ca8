%% bench/programs/ets_set.erl -- A table of type set: inserts, look-ups, counters, deletes.
%% SPDX-License-Identifier: Apache-2.0
-module(ets_set).
-export([main/1]).

main([]) -> main(["600000"]);
main([Arg | _]) ->
    N = list_to_integer(Arg),
    Start = erlang:monotonic_time(microsecond),
    Result = run(N),
    Time = erlang:monotonic_time(microsecond) - Start,
    io:format("ets_set ~w: ~w~n", [N, Result]),
    io:format(standard_error, "time_us ~w~n", [Time]).

run(N) ->
    T = ets:new(t, [set]),
    [ets:insert(T, {K, K * K, "value"}) || K <- lists:seq(1, N div 4)],
    Sum = loop(N, 12345, T, 0),
    {ets:info(T, size), Sum}.

loop(0, _, _, Sum) -> Sum;
loop(N, X, T, Sum) ->
    Next = (X * 1103515245 + 12345) band 16#7fffffff,
    Key = (Next bsr 8) rem 100000,
    S = case Next band 3 of
            0 -> ets:delete(T, Key), 0;
            1 -> ets:update_counter(T, Key, {2, 1}, {Key, 0, []}) band 15;
            _ -> case ets:lookup(T, Key) of [{_, V, _}] -> V band 15; [] -> 1 end
        end,
    loop(N - 1, Next, T, Sum + S).
