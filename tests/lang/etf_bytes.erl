%% tests/lang/etf_bytes.erl -- The exact bytes of the external format, and rejection of bad bytes.
%% SPDX-License-Identifier: Apache-2.0
-module(etf_bytes).
-export([main/0, id/1]).

main() ->
    [io:format("~w ~w~n", [T, term_to_binary(T)]) || T <- [0, 255, 256, -1, 1 bsl 31, 1 bsl 40, -(1 bsl 70), 1.5, a, [],
                                                           "ab", [1 | 2], [a], {a, 1}, <<"x">>, <<5:3>>, #{a => 1},
                                                           'λ', "caf\x{e9}", [256], {}]],
    io:format("~w~n", [term_to_binary(fun lists:map/2)]),
    io:format("~w~n", [term_to_binary([a, 1.0], [{minor_version, 0}])]),
    Bad = [<<>>, <<131>>, <<130, 97, 1>>, <<131, 97>>, <<131, 200>>, <<131, 104, 2, 97, 1>>,
           <<131, 108, 255, 255, 255, 255, 97>>, <<131, 109, 0, 0, 0, 9, 1>>,
           <<131, 100, 255, 255>>, <<131, 80, 0, 0, 0, 9, 1, 2, 3>>, <<131, 116, 0, 0, 0, 2, 97, 1, 97, 1, 97, 1, 97,
                                                                       1>>, <<131, 97, 1, 99>>],
    io:format("~w~n", [[try binary_to_term(id(B)) catch error:R -> R end || B <- Bad]]),
    io:format("~w~n", [try binary_to_term(<<131, 119, 18, "never_seen_atom_zq">>, [safe]) catch error:R -> R end]),
    io:format("~w~n", [[binary_to_term(<<131, 100, 0, 1, 97>>), binary_to_term(<<131, 115, 1, 97>>),
                        binary_to_term(<<131, 107, 0, 2, 1, 2>>),
                        binary_to_term(<<131, 110, 9, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1>>),
                        binary_to_term(<<131, 98, 255, 255, 255, 255>>)]]).

%% Exported, so that the compiler cannot see what it returns.
id(X) -> X.
