%% bench/programs/ring.erl -- A token passed N times around a ring of 1000 processes: send, receive, schedule.
%% SPDX-License-Identifier: Apache-2.0
-module(ring).
-export([main/1]).

main([]) -> main(["2000000"]);
main([Arg | _]) ->
    N = list_to_integer(Arg),
    Start = erlang:monotonic_time(microsecond),
    Result = run(N),
    Time = erlang:monotonic_time(microsecond) - Start,
    io:format("ring ~w: ~w~n", [N, Result]),
    io:format(standard_error, "time_us ~w~n", [Time]).

run(N) ->
    Me = self(),
    Last = lists:foldl(fun(_, Next) -> spawn(fun() -> node_loop(Next, Me) end) end, Me, lists:seq(2, 1000)),
    Last ! N,
    first_loop(Last).

first_loop(Next) ->
    receive
        0 -> done;
        K -> Next ! K - 1, first_loop(Next)
    end.

node_loop(Next, Main) ->
    receive
        0 -> Main ! 0;
        K -> Next ! K - 1, node_loop(Next, Main)
    end.
