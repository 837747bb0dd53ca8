%% tests/lang/fun_external.erl -- External funs and dynamic calls by module and function names.
%% SPDX-License-Identifier: Apache-2.0
-module(fun_external).
-export([main/0, id/1, twice/1, pair/2]).

main() ->
    M = id(lists),
    F = id(reverse),
    show("dynamic", M:F([1, 2, 3])),
    show("dynamic module", M:sum([1, 2])),
    Twice = id(twice),
    show("dynamic function", ?MODULE:Twice(5)),
    show("external fun", (fun ?MODULE:pair/2)(a, b)),
    show("computed", (fun M:F/1)("abc")),
    show("computed arity", [is_function(fun M:F/A, A) || A <- [id(1), id(2)]]),
    show("apply", apply(M, F, [[x, y]])),
    show("apply built list", apply(?MODULE, Twice, id([21]))),
    show("qualified self", ?MODULE:pair(?MODULE:twice(1), ?MODULE:twice(2))),
    show("map external", lists:map(fun ?MODULE:twice/1, [1, 2, 3])),
    show("many arguments", apply(fun(A, B, C, D, E, G, H, I, J, K) -> A + B + C + D + E + G + H + I + J + K end,
                                 lists:seq(1, 10))),
    show("bif", [erlang:apply(erlang, Name, [-5]) || Name <- [abs, '-', is_integer, integer_to_list]]),
    show("print", fun lists:map/2).

twice(X) -> 2 * X.

pair(A, B) -> {A, B}.

id(X) -> X.

show(Label, Value) ->
    io:format("~s: ~0p~n", [Label, Value]).
