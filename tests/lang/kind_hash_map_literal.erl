%% tests/lang/kind_hash_map_literal.erl -- A program whose only hash map is a literal. SPDX-License-Identifier: Apache-2.0
-module(kind_hash_map_literal).
-export([main/0]).

main() ->
    erlang:display(value(tuple_size({self(), b, c}))).

value(K) ->
    #{K := V} = #{1 => a, 2 => b, 3 => c, 4 => d, 5 => e, 6 => f, 7 => g, 8 => h, 9 => i, 10 => j, 11 => k, 12 => l, 13 => m,
                  14 => n, 15 => o, 16 => p, 17 => q, 18 => r, 19 => s, 20 => t, 21 => u, 22 => v, 23 => w, 24 => x, 25 => y,
                  26 => z, 27 => aa, 28 => bb, 29 => cc, 30 => dd, 31 => ee, 32 => ff, 33 => gg, 34 => hh},
    V.
