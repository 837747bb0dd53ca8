%% tests/lang/kind_hash_map.erl -- A program whose only hash map grows from a flat one, by one key at a time.
%% SPDX-License-Identifier: Apache-2.0
-module(kind_hash_map).
-export([main/0]).

main() ->
    M = grow(40, #{}),
    #{17 := V} = M,
    erlang:display({map_size(M), V, M =:= grow(40, #{}), M < #{a => b}, M =:= #{}}),
    erlang:display(shrink(40, M)).

grow(0, M) -> M;
grow(N, M) -> grow(N - 1, M#{N => {N}}).

shrink(3, M) -> M;
shrink(N, M) -> shrink(N - 1, maps:remove(N, M)).
