%% tests/lang/lists_bifs.erl -- The lists functions that the runtime provides itself.
%% SPDX-License-Identifier: Apache-2.0
-module(lists_bifs).
-export([main/0, id/1]).

main() ->
    L = id([{a, 1}, {b, 2}, {1, c}, {b, 3}]),
    show("member", [lists:member(X, id([1, a, "s", 2.0])) || X <- [1, a, "s", 2, 2.0, b]]),
    show("reverse", [lists:reverse(id([1, 2, 3])), lists:reverse(id([2, 1]), [3]), lists:reverse([], id(tail))]),
    show("keyfind", [lists:keyfind(K, 1, L) || K <- [a, b, 1, 1.0, z]]),
    show("keyfind 2", [lists:keyfind(K, 2, L) || K <- [1, 3, c, z]]),
    show("keymember", [lists:keymember(K, 2, L) || K <- [2, z]]),
    show("keysearch", [lists:keysearch(K, 1, L) || K <- [b, z]]),
    show("short tuples", lists:keyfind(x, 3, [{x}, a, {1, 2, x}])),
    show("bad reverse", caught(fun() -> lists:reverse(id([1 | 2])) end)),
    show("bad member", caught(fun() -> lists:member(id(1), id([2 | 3])) end)),
    show("bad keyfind", [caught(fun() -> lists:keyfind(a, id(0), L) end),
                         caught(fun() -> lists:keyfind(a, 1, id(b)) end)]),
    show("conversions", [list_to_atom("abc"), atom_to_list(xyz), list_to_binary([1, [2, <<3>>]]),
                         binary_to_list(<<"ab">>)]),
    show("long", [length(lists:reverse(lists:seq(1, 50000))), lists:member(49999, lists:seq(1, 50000))]).

%% Exported, so that the compiler cannot see what it returns.
id(X) -> X.

%% The value of F(), or the class and the reason of what it raised.
caught(F) ->
    try F()
    catch Class:Reason -> {Class, Reason}
    end.

show(Label, Value) ->
    io:format("~s: ~0p~n", [Label, Value]).
