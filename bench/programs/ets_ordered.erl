%% bench/programs/ets_ordered.erl -- A table of type ordered_set: inserts, a walk from key to key, a select.
%% SPDX-License-Identifier: Apache-2.0
-module(ets_ordered).
-export([main/1]).

main([]) -> main(["300000"]);
main([Arg | _]) ->
    N = list_to_integer(Arg),
    Start = erlang:monotonic_time(microsecond),
    Result = run(N),
    Time = erlang:monotonic_time(microsecond) - Start,
    io:format("ets_ordered ~w: ~w~n", [N, Result]),
    io:format(standard_error, "time_us ~w~n", [Time]).

run(N) ->
    T = ets:new(t, [ordered_set]),
    fill(N, 12345, T),
    {ets:info(T, size), walk(T, ets:first(T), 0), length(ets:select(T, [{{'$1', '$2'}, [{'<', '$2', 100}], ['$1']}]))}.

fill(0, _, _) -> ok;
fill(N, X, T) ->
    Next = (X * 1103515245 + 12345) band 16#7fffffff,
    ets:insert(T, {(Next bsr 8) rem 100000, N}),
    fill(N - 1, Next, T).

walk(_, '$end_of_table', Sum) -> Sum;
walk(T, Key, Sum) -> walk(T, ets:next(T, Key), (Sum * 31 + Key) band 16#ffffffff).
