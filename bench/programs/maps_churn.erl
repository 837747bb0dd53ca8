%% bench/programs/maps_churn.erl -- Small and large maps: insert, update, remove, fold.
%% SPDX-License-Identifier: Apache-2.0
-module(maps_churn).
-export([main/1]).

main(_) ->
    Large = churn(400000, 12345, #{}),
    Sum = maps:fold(fun(K, V, S) -> (S + K * V) band 16#ffffffff end, 0, Large),
    io:format("~w ~w ~w~n", [map_size(Large), Sum, small(500000, #{a => 1, b => 2, c => 3})]).

churn(0, _, Map) -> Map;
churn(N, Seed, Map) ->
    Key = Seed rem 50000,
    churn(N - 1, (Seed * 1103515245 + 12345) band 16#7fffffff,
          case Map of
              #{Key := V} when V > 5 -> maps:remove(Key, Map);
              #{Key := V} -> Map#{Key := V + 1};
              #{} -> Map#{Key => 1}
          end).

small(0, #{a := A, b := B, c := C}) -> A + B + C;
small(N, #{a := A, b := B, c := C} = Map) -> small(N - 1, Map#{a := B, b := C, c := A bxor N}).
