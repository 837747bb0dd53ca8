%% bench/programs/pidigits.erl -- N digits of pi by a spigot: bignum multiplication and division.
%% SPDX-License-Identifier: Apache-2.0
-module(pidigits).
-export([main/1]).

main([]) -> main(["2000"]);
main([Arg | _]) ->
    N = list_to_integer(Arg),
    Start = erlang:monotonic_time(microsecond),
    Result = run(N),
    Time = erlang:monotonic_time(microsecond) - Start,
    io:format("pidigits ~w: ~w~n", [N, Result]),
    io:format(standard_error, "time_us ~w~n", [Time]).

run(N) -> digits(N, 1, 0, 1, 1, 0).

digits(0, _, _, _, _, Sum) -> Sum;
digits(N, Q, R, T, K, Sum) ->
    {Q1, R1, T1} = {Q * K, (2 * Q + R) * (2 * K + 1), T * (2 * K + 1)},
    case Q1 > R1 of
        true -> digits(N, Q1, R1, T1, K + 1, Sum);
        false ->
            D = (3 * Q1 + R1) div T1,
            case D =:= (4 * Q1 + R1) div T1 of
                true -> digits(N - 1, 10 * Q1, 10 * (R1 - D * T1), T1, K + 1, (Sum * 10 + D) rem 1000000007);
                false -> digits(N, Q1, R1, T1, K + 1, Sum)
            end
    end.
