%% bench/kernels/timed.erl -- main([Name, Times]) of a module of kernels: a checksum, and the time to standard error.
%% Without arguments, the names that there are.
%% SPDX-License-Identifier: Apache-2.0
-module(timed).
-export([main/2, repeat/2, numbers/1]).

main([], Kernels) ->
    [io:format("~s~n", [Name]) || {Name, _, _} <- Kernels];
main([Name, Times], Kernels) ->
    {Name, Size, Run} = lists:keyfind(Name, 1, Kernels),
    N = list_to_integer(Times),
    Start = erlang:monotonic_time(microsecond),
    Result = repeat(N, fun() -> Run(Size) end),
    Time = erlang:monotonic_time(microsecond) - Start,
    io:format("~s ~w: ~w~n", [Name, N, Result]),
    io:format(standard_error, "time_us ~w~n", [Time]).

%% A checksum of what N calls of F return.
repeat(N, F) -> repeat(N, F, 0).

repeat(0, _, Sum) -> Sum;
repeat(N, F, Sum) -> repeat(N - 1, F, (Sum * 31 + erlang:phash2(F())) band 16#ffffff).

%% N that look as if by chance.
numbers(N) -> numbers(N, 12345, []).

numbers(0, _, Numbers) -> Numbers;
numbers(N, X, Numbers) ->
    Next = (X * 1103515245 + 12345) band 16#7fffffff,
    numbers(N - 1, Next, [Next bsr 8 | Numbers]).
