%% tests/lang/lists_higher.erl -- Higher-order functions of lists over small inputs.
%% SPDX-License-Identifier: Apache-2.0
-module(lists_higher).
-export([main/0, id/1]).

main() ->
    L = id([3, 1, 4, 1, 5, 9, 2, 6]),
    show("map", lists:map(fun(X) -> X * X end, L)),
    show("filter", lists:filter(fun(X) -> X > 3 end, L)),
    show("foldl", lists:foldl(fun(X, A) -> [X | A] end, [], L)),
    show("foldr", lists:foldr(fun(X, A) -> [X | A] end, [], L)),
    show("mapfoldl", lists:mapfoldl(fun(X, A) -> {X + A, A + 1} end, 0, L)),
    show("mapfoldr", lists:mapfoldr(fun(X, A) -> {X + A, A + 1} end, 0, L)),
    show("partition", lists:partition(fun(X) -> X rem 2 =:= 0 end, L)),
    show("splitwith", lists:splitwith(fun(X) -> X < 5 end, L)),
    show("takewhile", lists:takewhile(fun(X) -> X < 5 end, L)),
    show("dropwhile", lists:dropwhile(fun(X) -> X < 5 end, L)),
    show("any all", [lists:any(fun(X) -> X > 8 end, L), lists:all(fun(X) -> X > 1 end, L)]),
    show("flatmap", lists:flatmap(fun(X) -> lists:duplicate(X rem 3, X) end, L)),
    show("filtermap", lists:filtermap(fun(X) when X > 4 -> {true, -X}; (X) -> X < 2 end, L)),
    show("search", [lists:search(fun(X) -> X > 4 end, L), lists:search(fun(X) -> X > 40 end, L)]),
    show("zipwith", lists:zipwith(fun(A, B) -> A - B end, [1, 2], [3, 4])),
    show("uneven zip", caught(fun() -> lists:zip([1], id([1, 2])) end)),
    show("bad fun", caught(fun() -> lists:map(fun(X) -> X end, id([1 | 2])) end)),
    lists:foreach(fun(X) -> io:format("~w,", [X]) end, L),
    io:nl().

%% Exported, so that the compiler cannot see what it returns.
id(X) -> X.

%% The value of F(), or the class and the reason of what it raised.
caught(F) ->
    try F()
    catch Class:Reason -> {Class, Reason}
    end.

show(Label, Value) ->
    io:format("~s: ~0p~n", [Label, Value]).
