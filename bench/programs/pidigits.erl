%% bench/programs/pidigits.erl -- Bignums: the digits of pi, one after the other.
%% SPDX-License-Identifier: Apache-2.0
-module(pidigits).
-export([main/1]).

main(_) -> io:format("~s~n", [digits(1000, {1, 0, 1}, 1)]).

%% Gibbons' spigot: the state is a linear fractional transformation {Q, R, T}.
digits(0, _, _) -> [];
digits(N, {Q, R, T} = State, K) ->
    Digit = (Q * 3 + R) div T,
    case (Q * 4 + R) div T of
        Digit -> [$0 + Digit | digits(N - 1, {Q * 10, (R - Digit * T) * 10, T}, K)];
        _ -> digits(N, consume(State, K), K + 1)
    end.

consume({Q, R, T}, K) ->
    L = 2 * K + 1,
    {Q * K, (2 * Q + R) * L, T * L}.
