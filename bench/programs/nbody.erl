%% bench/programs/nbody.erl -- The planets of the Jovian system by N steps: float arithmetic on tuples.
%% SPDX-License-Identifier: Apache-2.0
-module(nbody).
-export([main/1]).

main([]) -> main(["300000"]);
main([Arg | _]) ->
    N = list_to_integer(Arg),
    Start = erlang:monotonic_time(microsecond),
    Result = run(N),
    Time = erlang:monotonic_time(microsecond) - Start,
    io:format("nbody ~w: ~w~n", [N, Result]),
    io:format(standard_error, "time_us ~w~n", [Time]).

run(N) ->
    Bodies = offset(bodies()),
    [trunc(energy(B) * 1.0e9) || B <- [Bodies, steps(N, Bodies)]].

bodies() ->
    Mass = 4 * math:pi() * math:pi(),
    Y = 365.24,
    [{0.0, 0.0, 0.0, 0.0, 0.0, 0.0, Mass},
     {4.84143144246472090e+00, -1.16032004402742839e+00, -1.03622044471123109e-01,
      1.66007664274403694e-03 * Y, 7.69901118419740425e-03 * Y, -6.90460016972063023e-05 * Y, 9.54791938424326609e-04 * Mass},
     {8.34336671824457987e+00, 4.12479856412430479e+00, -4.03523417114321381e-01,
      -2.76742510726411899e-03 * Y, 4.99852801234917238e-03 * Y, 2.30417297573763929e-05 * Y, 2.85885980666130812e-04 * Mass},
     {1.28943695621391310e+01, -1.51111514016986312e+01, -2.23307578892655734e-01,
      2.96460137564761618e-03 * Y, 2.37847173959480950e-03 * Y, -2.96589568540237556e-05 * Y, 4.36624404335156298e-05 * Mass},
     {1.53796971148509165e+01, -2.59193146099879641e+01, 1.79258772950371181e-01,
      2.68067772490389322e-03 * Y, 1.62824170038242295e-03 * Y, -9.51592254519715870e-05 * Y, 5.15138902046611451e-05 * Mass}].

offset([{X, Y, Z, _, _, _, M} | Rest] = All) ->
    {Px, Py, Pz} = lists:foldl(fun({_, _, _, Vx, Vy, Vz, W}, {A, B, C}) -> {A + Vx * W, B + Vy * W, C + Vz * W} end,
                               {0.0, 0.0, 0.0}, All),
    [{X, Y, Z, -Px / M, -Py / M, -Pz / M, M} | Rest].

energy([]) -> 0.0;
energy([{X, Y, Z, Vx, Vy, Vz, M} | Rest]) ->
    Kinetic = 0.5 * M * (Vx * Vx + Vy * Vy + Vz * Vz),
    lists:foldl(fun({A, B, C, _, _, _, W}, E) ->
        E - M * W / math:sqrt((X - A) * (X - A) + (Y - B) * (Y - B) + (Z - C) * (Z - C))
    end, Kinetic, Rest) + energy(Rest).

steps(0, Bodies) -> Bodies;
steps(N, Bodies) -> steps(N - 1, [move(B) || B <- accelerate(Bodies)]).

accelerate([]) -> [];
accelerate([B | Rest]) ->
    {B1, Rest1} = pairs(B, Rest, []),
    [B1 | accelerate(Rest1)].

pairs(B, [], Done) -> {B, lists:reverse(Done)};
pairs({X, Y, Z, Vx, Vy, Vz, M}, [{A, B, C, Wx, Wy, Wz, W} | Rest], Done) ->
    Dx = X - A,
    Dy = Y - B,
    Dz = Z - C,
    D2 = Dx * Dx + Dy * Dy + Dz * Dz,
    Mag = 0.01 / (D2 * math:sqrt(D2)),
    K = W * Mag,
    L = M * Mag,
    pairs({X, Y, Z, Vx - Dx * K, Vy - Dy * K, Vz - Dz * K, M}, Rest,
          [{A, B, C, Wx + Dx * L, Wy + Dy * L, Wz + Dz * L, W} | Done]).

move({X, Y, Z, Vx, Vy, Vz, M}) -> {X + 0.01 * Vx, Y + 0.01 * Vy, Z + 0.01 * Vz, Vx, Vy, Vz, M}.
