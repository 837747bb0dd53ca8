%% tests/lang/arith_pow_mod.erl -- Modular exponentiation and a primality test push bignums through every operator.
%% SPDX-License-Identifier: Apache-2.0
-module(arith_pow_mod).
-export([main/0]).

main() ->
    P = (1 bsl 127) - 1,
    io:format("~w~n", [[pow_mod(3, P - 1, P), pow_mod(5, 1 bsl 40, P), pow_mod(2, 65537, P)]]),
    io:format("~w~n", [[E || E <- [61, 89, 107, 127, 131, 137], is_probable_prime((1 bsl E) - 1)]]),
    io:format("~w~n", [inverse(123456789, P)]),
    io:format("~w~n", [(inverse(123456789, P) * 123456789) rem P]),
    io:format("~w~n", [sqrt_int(2 * power10(80))]).

pow_mod(_, 0, _) -> 1;
pow_mod(B, E, M) when E band 1 =:= 1 -> (B * pow_mod(B, E - 1, M)) rem M;
pow_mod(B, E, M) -> pow_mod((B * B) rem M, E bsr 1, M).

is_probable_prime(N) -> lists:all(fun(A) -> pow_mod(A, N - 1, N) =:= 1 end, [2, 3, 5, 7]).

inverse(A, M) ->
    {1, X, _} = extended_gcd(A, M),
    ((X rem M) + M) rem M.

extended_gcd(A, 0) -> {A, 1, 0};
extended_gcd(A, B) ->
    {G, X, Y} = extended_gcd(B, A rem B),
    {G, Y, X - (A div B) * Y}.

sqrt_int(N) -> sqrt_int(N, N).

sqrt_int(N, X) ->
    case (X + N div X) div 2 of
        Next when Next >= X -> X;
        Next -> sqrt_int(N, Next)
    end.

power10(0) -> 1;
power10(N) -> 10 * power10(N - 1).
