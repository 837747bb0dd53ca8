%% tests/lang/lists_more.erl -- The remaining functions of lists, each once.
%% SPDX-License-Identifier: Apache-2.0
-module(lists_more).
-export([main/0, id/1]).

main() ->
    L = id([3, 1, 4, 1, 5]),
    show("sum max min", [lists:sum(L), lists:max(L), lists:min(L), lists:last(L), lists:nth(3, L),
                         lists:nthtail(3, L)]),
    show("sublist", [lists:sublist(L, 2), lists:sublist(L, 2, 2), lists:sublist(L, 10), lists:split(2, L)]),
    show("append", [lists:append([[1], [2, 3], []]), lists:append([1], [2]), lists:concat([a, 1, "s", 2.5])]),
    show("flatten", [lists:flatten([1, [2, [3, []], 4], [[[]]]]), lists:flatten([1, [2]], [9]),
                     lists:flatlength([[1], [[2, 3]]])]),
    show("delete", [lists:delete(1, L), lists:droplast(L), lists:subtract(L, [1, 5])]),
    show("zip", [lists:zip([1, 2], [a, b]), lists:unzip([{1, a}, {2, b}]), lists:zip3([1], [2], [3]),
                 lists:unzip3([{1, 2, 3}])]),
    show("seq", [lists:seq(1, 5), lists:seq(5, 1, -2), lists:seq(1, 0), lists:seq(0, 10, 5)]),
    show("prefix", [lists:prefix("ab", "abc"), lists:suffix("bc", "abc"), lists:prefix([], []), lists:suffix([1], [])]),
    show("key", [lists:keydelete(a, 1, [{a, 1}, {b, 2}]), lists:keyreplace(a, 1, [{a, 1}], {a, 9}),
                 lists:keystore(c, 1, [{a, 1}], {c, 3}),
                 lists:keytake(b, 1, [{a, 1}, {b, 2}]), lists:keymap(fun(X) -> -X end, 2, [{a, 1}])]),
    show("join", [lists:join(x, [1, 2, 3]), lists:join(x, []), lists:enumerate([a, b]), lists:enumerate(5, [a])]),
    show("uniq", [lists:uniq([1, 2, 1, 3, 2]), lists:uniq(fun({X, _}) -> X end, [{1, a}, {1, b}, {2, c}])]),
    show("bad", [caught(fun() -> lists:nth(id(9), L) end), caught(fun() -> lists:max(id([])) end),
                 caught(fun() -> lists:last(id([])) end),
                 caught(fun() -> lists:seq(id(5), 1) end), caught(fun() -> lists:sum(id([a])) end)]).

%% Exported, so that the compiler cannot see what it returns.
id(X) -> X.

%% The value of F(), or the class and the reason of what it raised.
caught(F) ->
    try F()
    catch Class:Reason -> {Class, Reason}
    end.

show(Label, Value) ->
    io:format("~s: ~0p~n", [Label, Value]).
