%% bench/programs/broadcast.erl -- One large term sent to many processes that look at a part of it.
%% SPDX-License-Identifier: Apache-2.0
-module(broadcast).
-export([main/1]).

main([]) -> main(["200"]);
main([Arg | _]) ->
    N = list_to_integer(Arg),
    Start = erlang:monotonic_time(microsecond),
    Result = run(N),
    Time = erlang:monotonic_time(microsecond) - Start,
    io:format("broadcast ~w: ~w~n", [N, Result]),
    io:format(standard_error, "time_us ~w~n", [Time]).

run(N) ->
    Readers = [spawn_link(fun() -> read(K) end) || K <- lists:seq(1, 10)],
    Table = maps:from_list([{K, {K, [K, K + 1, K + 2], integer_to_binary(K)}} || K <- lists:seq(1, 5000)]),
    Sum = loop(N, Readers, Table, 0),
    [R ! stop || R <- Readers],
    Sum.

loop(0, _, _, Sum) -> Sum;
loop(N, Readers, Table, Sum) ->
    [R ! {self(), N, Table} || R <- Readers],
    Got = [receive {R, Answer} -> Answer end || R <- Readers],
    loop(N - 1, Readers, Table#{1 + N rem 5000 := {N, [N], <<>>}}, Sum + lists:sum(Got)).

read(K) ->
    receive
        {From, N, Table} ->
            #{K := {A, [B | _], _}, 5000 := {C, _, _}} = Table,
            From ! {self(), A + B + C + N},
            read(K);
        stop -> ok
    end.
