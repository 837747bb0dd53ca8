%% bench/programs/mandelbrot.erl -- A loop of float operations, the picture as one bitstring.
%% SPDX-License-Identifier: Apache-2.0
-module(mandelbrot).
-export([main/1]).

-define(SIZE, 300).

main(_) ->
    Picture = << <<(bit(2.0 * X / ?SIZE - 1.5, 2.0 * Y / ?SIZE - 1.0)):1>> || Y <- lists:seq(1, ?SIZE), X <- lists:seq(1, ?SIZE) >>,
    io:format("~w ~w~n", [bit_size(Picture), erlang:crc32(pad(Picture))]).

pad(Bits) -> <<Bits/bitstring, 0:(-bit_size(Bits) band 7)>>.

bit(CR, CI) -> inside(100, 0.0, 0.0, CR, CI).

inside(0, _, _, _, _) -> 1;
inside(_, R, I, _, _) when R * R + I * I > 4.0 -> 0;
inside(N, R, I, CR, CI) -> inside(N - 1, R * R - I * I + CR, 2.0 * R * I + CI, CR, CI).
