%% bench/programs/exceptions.erl -- Exceptions raised, caught and passed on through many frames; after and catch.
%% SPDX-License-Identifier: Apache-2.0
-module(exceptions).
-export([main/1]).

main([]) -> main(["1000000"]);
main([Arg | _]) ->
    N = list_to_integer(Arg),
    Start = erlang:monotonic_time(microsecond),
    Result = run(N),
    Time = erlang:monotonic_time(microsecond) - Start,
    io:format("exceptions ~w: ~w~n", [N, Result]),
    io:format(standard_error, "time_us ~w~n", [Time]).

run(N) -> loop(N, 0).

loop(0, Sum) -> Sum;
loop(N, Sum) ->
    A = try dive(20, N) catch throw:{found, X} -> X end,
    B = try hd(empty(N)) catch error:badarg -> 1 end,
    C = case catch exit({bye, N band 7}) of {'EXIT', {bye, Y}} -> Y end,
    D = try plain(N) of V -> V catch _:_ -> 0 after ok end,
    loop(N - 1, (Sum + A + B + C + D) band 16#ffffffff).

dive(0, N) -> throw({found, N});
dive(K, N) -> 1 + dive(K - 1, N).

empty(N) when N >= 0 -> [].

plain(N) -> N rem 13.
