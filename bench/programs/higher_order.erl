%% bench/programs/higher_order.erl -- Functions of lists given funs that are made at the call: folds, maps, filters, searches.
%% SPDX-License-Identifier: Apache-2.0
-module(higher_order).
-export([main/1]).

main([]) -> main(["2500"]);
main([Arg | _]) ->
    N = list_to_integer(Arg),
    Start = erlang:monotonic_time(microsecond),
    Result = run(N),
    Time = erlang:monotonic_time(microsecond) - Start,
    io:format("higher_order ~w: ~w~n", [N, Result]),
    io:format(standard_error, "time_us ~w~n", [Time]).

run(N) -> loop(N, lists:seq(1, 1000), 0).

loop(0, _, Sum) -> Sum;
loop(N, L, Sum) ->
    Scaled = lists:map(fun(X) -> X * N end, L),
    Even = lists:filter(fun(X) -> X band 1 =:= 0 end, Scaled),
    Total = lists:foldl(fun(X, A) -> (A * 3 + X) band 16#ffffff end, N, Even),
    {Marked, Last} = lists:mapfoldl(fun(X, A) -> {X + A, A + 1} end, Total, L),
    All = lists:all(fun(X) -> X > N - 1000000 end, Marked),
    {value, Found} = lists:search(fun(X) -> X > Last - 500 end, Marked),
    Pairs = count(fun(X, Y) -> X rem 7 =:= Y rem 5 end, L, Marked, 0),
    true = All,
    loop(N - 1, L, (Sum + Total + Found + Pairs) band 16#ffffffff).

count(F, [X | Xs], [Y | Ys], N) ->
    case F(X, Y) of
        true -> count(F, Xs, Ys, N + 1);
        false -> count(F, Xs, Ys, N)
    end;
count(_, _, _, N) -> N.
