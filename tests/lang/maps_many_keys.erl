%% Several keys matched and updated at once: atoms in every order, some that are missing, values that stay, keys of other kinds, large maps.
%% SPDX-License-Identifier: Apache-2.0
-module(maps_many_keys).
-export([main/0, id/1]).

id(X) -> X.

show(Name, F) ->
    try F() of
        R -> io:format("~s ~p~n", [Name, R])
    catch C:R -> io:format("~s ~p ~p~n", [Name, C, R])
    end.

match(M) ->
    case M of
        #{zeta := Z, alpha := A, mid := M1, beta := B} -> {four, Z, A, M1, B};
        #{beta := B, alpha := A} -> {two, A, B};
        #{mid := M1, zeta := Z} -> {other_two, M1, Z};
        #{} -> none
    end.

%% A match that fails half way leaves what was bound before.
nested(#{alpha := X, beta := {X, Y}, mid := Y}) -> {same, X, Y};
nested(#{beta := {X, _}, alpha := Y}) -> {differ, X, Y};
nested(_) -> no.

exact(M) -> M#{mid := 1, alpha := 2, zeta := 3}.
assoc(M) -> M#{zeta => 1, gamma => 2, alpha => 3}.
mixed(M, K) -> M#{K => key, alpha := 1, 7 => seven, "text" => t, {a, 1} => tuple, 1.0 => float}.
exact_mixed(M, K) -> M#{7 := a, K := b, "text" := c, {a, 1} := d, 1.0 := e}.

main() ->
    All = id(#{alpha => a, beta => b, mid => m, zeta => z}),
    Large = maps:merge(All, maps:from_list([{I, I} || I <- lists:seq(1, 60)])),
    Maps = [All, Large, id(#{}), maps:remove(mid, All), maps:remove(alpha, All), maps:remove(zeta, Large), id(#{mid => 1, zeta => 2}),
            id(#{beta => b}), id(#{aaa => 1, alpha => 2, beta => 3, zzz => 4})],
    [show("match", fun() -> match(M) end) || M <- Maps],
    [show("nested", fun() -> nested(M) end)
     || M <- [id(#{alpha => 1, beta => {1, 2}, mid => 2}), id(#{alpha => 1, beta => {1, 2}, mid => 3}), id(#{alpha => 1, beta => 2}), id(#{})]],
    [show("exact", fun() -> R = exact(M), {map_size(R), match(R)} end) || M <- Maps],
    [show("assoc", fun() -> R = assoc(M), {map_size(R), match(R), maps:get(gamma, R)} end) || M <- Maps],
    show("same", fun() -> M = exact(All), {exact(M) =:= M, erts_debug:same(exact(M), M)} end),
    [show("mixed", fun() -> R = mixed(M, K), {map_size(R), [maps:get(X, R) || X <- [K, 7, "text", {a, 1}, 1.0]], exact_mixed(R, K) =/= R} end)
     || M <- [All, Large], K <- [key, 7, 1, 1.0, "text", alpha, <<"b">>]],
    [show("lacks", fun() -> exact_mixed(M, key) end) || M <- [All, id(#{7 => 1, key => 2, "text" => 3}), id(not_a_map)]],
    show("full", fun() ->
        M = maps:from_list([{list_to_atom([$k, C]), C} || C <- lists:seq($A, $A + 30)]),
        [map_size(M#{alpha => 1}), map_size(M#{alpha => 1, beta => 2}), map_size(M#{beta => 2, kA => 1, alpha => 3}), map_size(M#{kA => 1, kB => 2})]
    end).
