%% tests/lang/comprehension_list.erl -- List comprehensions: several generators, filters, patterns that skip, nesting.
%% SPDX-License-Identifier: Apache-2.0
-module(comprehension_list).
-export([main/0, id/1]).

main() ->
    show("map", [X * 2 || X <- id([1, 2, 3])]),
    show("filter", [X || X <- id([1, 2, 3, 4]), X rem 2 =:= 0]),
    show("product", [{X, Z} || X <- id([1, 2]), Z <- [a, b]]),
    show("dependent", [{X, Z} || X <- id([1, 2, 3]), Z <- lists:seq(X, 3)]),
    show("pattern skips", [X || {ok, X} <- id([{ok, 1}, error, {ok, 2}, {no, 3}])]),
    show("shadow", begin Y = id(5), (fun() -> [Z || Z <- [1, 2]] end)() ++ [Y] end),
    show("pythagoras", [{A, B, C} || A <- lists:seq(1, 20), B <- lists:seq(A, 20), C <- lists:seq(B, 20),
                        A * A + B * B =:= C * C]),
    show("nested", [[Z || Z <- R, Z > 1] || R <- id([[1, 2], [3], []])]),
    show("filter value", [X || X <- id([true, false, true]), X]),
    show("bad filter", caught(fun() -> [X || X <- [1], id(X)] end)),
    show("bad generator", caught(fun() -> [X || X <- id(not_a_list)] end)),
    show("improper", caught(fun() -> [X || X <- id([1 | 2])] end)),
    show("quicksort", qsort(id([3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5]))),
    show("permutations", length(perms(id([1, 2, 3, 4, 5])))),
    show("funs", [F() || F <- [fun() -> X end || X <- id([1, 2, 3])]]).

qsort([]) -> [];
qsort([P | T]) -> qsort([X || X <- T, X < P]) ++ [P] ++ qsort([X || X <- T, X >= P]).

perms([]) -> [[]];
perms(L) -> [[H | T] || H <- L, T <- perms(L -- [H])].

%% Exported, so that the compiler cannot see what it returns.
id(X) -> X.

%% The value of F(), or the class and the reason of what it raised.
caught(F) ->
    try F()
    catch Class:Reason -> {Class, Reason}
    end.

show(Label, Value) ->
    io:format("~s: ~0p~n", [Label, Value]).
