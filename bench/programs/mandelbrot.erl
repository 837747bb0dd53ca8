%% bench/programs/mandelbrot.erl -- An N by N picture of the Mandelbrot set as bits: float loops and binary building.
%% SPDX-License-Identifier: Apache-2.0
-module(mandelbrot).
-export([main/1]).

main([]) -> main(["800"]);
main([Arg | _]) ->
    N = list_to_integer(Arg),
    Start = erlang:monotonic_time(microsecond),
    Result = run(N),
    Time = erlang:monotonic_time(microsecond) - Start,
    io:format("mandelbrot ~w: ~w~n", [N, Result]),
    io:format(standard_error, "time_us ~w~n", [Time]).

run(N) -> erlang:crc32(rows(0, N, <<>>)).

rows(N, N, Bits) -> <<Bits/bits, 0:(-bit_size(Bits) band 7)>>;
rows(Y, N, Bits) -> rows(Y + 1, N, columns(0, N, 2.0 * Y / N - 1.0, Bits)).

columns(N, N, _, Bits) -> Bits;
columns(X, N, Ci, Bits) ->
    B = escape(50, 2.0 * X / N - 1.5, Ci, 0.0, 0.0),
    columns(X + 1, N, Ci, <<Bits/bits, B:1>>).

escape(0, _, _, _, _) -> 1;
escape(K, Cr, Ci, Zr, Zi) ->
    R2 = Zr * Zr,
    I2 = Zi * Zi,
    if
        R2 + I2 > 4.0 -> 0;
        true -> escape(K - 1, Cr, Ci, R2 - I2 + Cr, 2.0 * Zr * Zi + Ci)
    end.
