%% bench/programs/spawn.erl -- N processes spawned one after another, each sending one message.
%% SPDX-License-Identifier: Apache-2.0
-module(spawn).
-export([main/1]).

main([]) -> main(["400000"]);
main([Arg | _]) ->
    N = list_to_integer(Arg),
    Start = erlang:monotonic_time(microsecond),
    Result = run(N),
    Time = erlang:monotonic_time(microsecond) - Start,
    io:format("spawn ~w: ~w~n", [N, Result]),
    io:format(standard_error, "time_us ~w~n", [Time]).

run(N) -> loop(N, self(), 0).

loop(0, _, Sum) -> Sum;
loop(N, Me, Sum) ->
    spawn(fun() -> Me ! N band 7 end),
    receive K -> loop(N - 1, Me, Sum + K) end.
