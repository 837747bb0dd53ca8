%% bench/programs/nrev.erl -- Naive reverse of 30 elements, N times: list cells made and dropped.
%% SPDX-License-Identifier: Apache-2.0
-module(nrev).
-export([main/1]).

main([]) -> main(["200000"]);
main([Arg | _]) ->
    N = list_to_integer(Arg),
    Start = erlang:monotonic_time(microsecond),
    Result = run(N),
    Time = erlang:monotonic_time(microsecond) - Start,
    io:format("nrev ~w: ~w~n", [N, Result]),
    io:format(standard_error, "time_us ~w~n", [Time]).

run(N) -> loop(N, lists:seq(1, 30), []).

loop(0, _, R) -> hd(R) * 100 + length(R);
loop(N, L, _) -> loop(N - 1, L, nrev(L)).

nrev([]) -> [];
nrev([H | T]) -> append(nrev(T), [H]).

append([], L) -> L;
append([H | T], L) -> [H | append(T, L)].
