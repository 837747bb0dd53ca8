%% bench/programs/closures.erl -- Funs made, passed on and called: compositions, folds, continuations.
%% SPDX-License-Identifier: Apache-2.0
-module(closures).
-export([main/1]).

main([]) -> main(["12000"]);
main([Arg | _]) ->
    N = list_to_integer(Arg),
    Start = erlang:monotonic_time(microsecond),
    Result = run(N),
    Time = erlang:monotonic_time(microsecond) - Start,
    io:format("closures ~w: ~w~n", [N, Result]),
    io:format(standard_error, "time_us ~w~n", [Time]).

run(N) -> loop(N, 0).

loop(0, Sum) -> Sum;
loop(N, Sum) ->
    Add = fun(K) -> fun(X) -> X + K end end,
    Steps = [Add(K) || K <- lists:seq(1, 100)],
    Composed = lists:foldl(fun(F, G) -> fun(X) -> F(G(X)) end end, fun(X) -> X end, Steps),
    Mapped = lists:map(Composed, lists:seq(1, 10)),
    Evens = lists:filter(fun(X) -> X band 1 =:= 0 end, lists:map(Add(N), lists:seq(1, 200))),
    Counted = count(50, fun(Total) -> Total * 2 end),
    loop(N - 1, (Sum + lists:sum(Mapped) + lists:sum(Evens) + Counted) band 16#ffffffff).

%% In continuation-passing style.
count(0, K) -> K(0);
count(N, K) -> count(N - 1, fun(Total) -> K(Total + N) end).
