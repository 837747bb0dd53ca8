%% tests/lang/tuple_bifs.erl -- element, setelement, tuple_size, make_tuple, append, insert, delete and conversions.
%% SPDX-License-Identifier: Apache-2.0
-module(tuple_bifs).
-export([main/0, id/1]).

main() ->
    T = id({a, b, c}),
    show("element", [element(N, T) || N <- [1, 2, 3]]),
    show("setelement", [setelement(N, T, x) || N <- [1, 2, 3]]),
    show("unchanged", T),
    show("setelement chain", setelement(3, setelement(2, setelement(1, T, 1), 2), 3)),
    show("make", [erlang:make_tuple(0, x), erlang:make_tuple(3, []),
                  erlang:make_tuple(4, d, [{2, two}, {4, four}, {2, later}])]),
    show("append", erlang:append_element(T, d)),
    show("insert", [erlang:insert_element(N, T, new) || N <- [1, 2, 4]]),
    show("delete", [erlang:delete_element(N, T) || N <- [1, 2, 3]]),
    show("list", [tuple_to_list(T), list_to_tuple([1, 2]), list_to_tuple([])]),
    show("bad element", [caught(fun() -> element(id(N), T) end) || N <- [0, 4, -1, a, 1.0, 1 bsl 70]]),
    show("bad setelement", [caught(fun() -> setelement(id(N), T, x) end) || N <- [0, 4]]),
    show("not a tuple", [caught(fun() -> element(1, id([a])) end), caught(fun() -> tuple_size(id([])) end)]),
    show("bad list", caught(fun() -> list_to_tuple(id([a | b])) end)),
    show("bad make", caught(fun() -> erlang:make_tuple(id(-1), x) end)),
    Big = list_to_tuple(lists:seq(1, 5000)),
    show("big", [tuple_size(Big), element(5000, Big), element(2500, setelement(2500, Big, changed))]).

%% Exported, so that the compiler cannot see what it returns.
id(X) -> X.

%% The value of F(), or the class and the reason of what it raised.
caught(F) ->
    try F()
    catch Class:Reason -> {Class, Reason}
    end.

show(Label, Value) ->
    io:format("~s: ~0p~n", [Label, Value]).
