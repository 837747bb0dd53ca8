%% tests/lang/etf_roundtrip.erl -- term_to_binary and back for every kind of term.
%% SPDX-License-Identifier: Apache-2.0
-module(etf_roundtrip).
-export([main/0, id/1]).

main() ->
    Terms = [0, 255, 256, -1, 1 bsl 31, -(1 bsl 31) - 1, 1 bsl 64, -(1 bsl 64), 1 bsl 3000, 0.0, 1.5, -1.0e300, a, 'λ',
             '', [], [1, 2, 3], "text", lists:seq(1, 300),
             [a | b], {}, {1, {2}}, list_to_tuple(lists:seq(1, 300)), <<>>, <<"bin">>, <<1:3>>, <<1, 2:7>>, #{},
             #{a => 1, "b" => [2]}, fun lists:map/2,
             maps:from_list([{N, -N} || N <- lists:seq(1, 100)]), true, list_to_atom(lists:duplicate(255, $x)),
             [[[[]]]]],
    io:format("~w~n", [[T || T <- Terms, binary_to_term(term_to_binary(T)) =/= T]]),
    io:format("~w~n", [[T || T <- Terms, binary_to_term(term_to_binary(T, [compressed])) =/= T]]),
    io:format("~w~n", [[T || T <- Terms, binary_to_term(term_to_binary(T, [{minor_version, 1}])) =/= T]]),
    io:format("~w~n", [[binary_to_term(term_to_binary(X)) =:= X || X <- [self(), make_ref()]]]),
    io:format("~w~n", [[byte_size(term_to_binary(T)) =:= erlang:external_size(T)
                        || T <- [1, "abc", {a, b}, 1 bsl 100, <<1, 2>>, 1.5]]]),
    {B, Used} = binary_to_term(<<(term_to_binary({x, 1}))/binary, "tail">>, [used]),
    io:format("~w ~w~n", [B, Used]),
    Y = id(20),
    F = binary_to_term(term_to_binary(fun(Z) -> Z + Y end)),
    io:format("~w~n", [F(3)]).

%% Exported, so that the compiler cannot see what it returns.
id(X) -> X.
