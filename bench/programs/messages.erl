%% bench/programs/messages.erl -- Processes that work on lists sent to them and send lists back.
%% SPDX-License-Identifier: Apache-2.0
-module(messages).
-export([main/1]).

main([]) -> main(["3600"]);
main([Arg | _]) ->
    N = list_to_integer(Arg),
    Start = erlang:monotonic_time(microsecond),
    Result = run(N),
    Time = erlang:monotonic_time(microsecond) - Start,
    io:format("messages ~w: ~w~n", [N, Result]),
    io:format(standard_error, "time_us ~w~n", [Time]).

run(N) ->
    Workers = [spawn_link(fun() -> work(0) end) || _ <- lists:seq(1, 8)],
    Sum = loop(N, Workers, 0),
    [W ! stop || W <- Workers],
    Sum.

loop(0, _, Sum) -> Sum;
loop(N, Workers, Sum) ->
    [W ! {self(), [{K, N, "text"} || K <- lists:seq(1, 100)]} || W <- Workers],
    Got = [receive {W, Reply} -> length(Reply) + element(2, hd(Reply)) end || W <- Workers],
    loop(N - 1, Workers, Sum + lists:sum(Got)).

work(Done) ->
    receive
        {From, Items} ->
            From ! {self(), [{K, V, length(T)} || {K, V, T} <- Items, K rem 3 =/= 0]},
            work(Done + 1);
        stop -> ok
    end.
