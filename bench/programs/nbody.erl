%% bench/programs/nbody.erl -- Floats in tuples: five bodies and gravity.
%% SPDX-License-Identifier: Apache-2.0
-module(nbody).
-export([main/1]).

main(_) ->
    Bodies = [
        {0.0, 0.0, 0.0, -0.000387, -0.0032, 0.0000247, 39.47841760435743},
        {4.84143144246472, -1.1603200440274, -0.103622044471123, 0.606326392995832, 2.81198684491626, -0.02521836165988763, 0.03769367487},
        {8.34336671824458, 4.1247985641243, -0.403523417114321, -1.01077434617879, 1.82566237123041, 0.00841576137658415, 0.011286326131},
        {12.8943695621391, -15.1111514016986, -0.223307578892656, 1.0827910064415, 0.868713018169608, -0.0108326374013636, 0.001723724057},
        {15.3796971148509, -25.919314609987, 0.179258772950371, 0.979090732243898, 0.594698998647676, -0.034755955504078, 0.002033686869}],
    io:format("~.9f~n", [energy(Bodies)]),
    io:format("~.9f~n", [energy(steps(200000, Bodies))]).

steps(0, Bodies) -> Bodies;
steps(N, Bodies) -> steps(N - 1, [move(pull(B, Bodies), 0.01) || B <- Bodies]).

pull(Body, []) -> Body;
pull({X, Y, Z, _, _, _, _} = Body, [{X, Y, Z, _, _, _, _} | Others]) -> pull(Body, Others);
pull({X, Y, Z, VX, VY, VZ, M}, [{X1, Y1, Z1, _, _, _, M1} | Others]) ->
    DX = X - X1, DY = Y - Y1, DZ = Z - Z1,
    D2 = DX * DX + DY * DY + DZ * DZ,
    F = 0.01 * M1 / (D2 * math:sqrt(D2)),
    pull({X, Y, Z, VX - DX * F, VY - DY * F, VZ - DZ * F, M}, Others).

move({X, Y, Z, VX, VY, VZ, M}, T) -> {X + T * VX, Y + T * VY, Z + T * VZ, VX, VY, VZ, M}.

energy([]) -> 0.0;
energy([{X, Y, Z, VX, VY, VZ, M} | Others]) ->
    Kinetic = 0.5 * M * (VX * VX + VY * VY + VZ * VZ),
    Potential = lists:sum([M * M1 / math:sqrt((X - X1) * (X - X1) + (Y - Y1) * (Y - Y1) + (Z - Z1) * (Z - Z1))
                           || {X1, Y1, Z1, _, _, _, M1} <- Others]),
    Kinetic - Potential + energy(Others).
