%% tests/lang/exc_lines.erl -- Lines of stack traces: far from a function's first, of other files, small and large ones, of calls that
%% return, of catches within frames of many words. SPDX-License-Identifier: Apache-2.0
-module(exc_lines).
-export([main/0, id/1]).

main() ->
    [io:format("~p ~p~n", [Name, caught(F)]) || {Name, F} <- [
        {first, fun() -> first(id(0)) end},
        {far, fun() -> far(id(0)) end},
        {clause, fun() -> clause(id(0)) end},
        {nested, fun() -> nested(id([1, 2, a])) end},
        {frames, fun() -> frames(id(1), id(2), id(3), id(4), id(5)) end},
        {elsewhere, fun() -> elsewhere(id(0)) end},
        {large, fun() -> large(id(0)) end},
        {small, fun() -> small(id(0)) end}]],
    ok.

caught(F) ->
    try F()
    catch C:R:S -> {C, R, [{N, A, proplists:get_value(file, L), proplists:get_value(line, L)} || {M, N, A, L} <- S, M =:= ?MODULE]}
    end.

id(X) -> X.

first(X) -> 1 div X.

far(X) ->
    Y = id(X),
    Z = id([
        Y,

        Y,





















        Y]),


    case Z of
        [1 | _] ->
            id(none);
        _ ->
            hd(Z) + length(Z) div
                hd(Z)
    end.

clause(1) -> one;
clause(2) ->
    two.

nested([X | T]) ->
    [X * 2
     | nested(T)];
nested([]) -> [].

frames(A, B, C, D, E) ->
    F = (catch A + id(x)),
    G = try id(B) + id(y) catch error:badarith -> id(C) end,
    H = try id(D) of 4 -> id(E) catch _:_ -> 0 end,
    true = is_tuple(F),
    id([A, B, C, D, E, G, H]),
    [G] = id([H]).

-file("elsewhere.hrl", 7).
elsewhere(X) ->
    Y = id(X),
    id(Y) + list_to_atom(Y).

-file("exc_lines.erl", 16000000).
large(X) ->
    Y = id(X),
    [element(Y, {a, b}) | id(Y)].

-file("exc_lines.erl", 1).
small(X) ->
    Y = id(X),
    [atom_to_list(Y) | id(Y)].
