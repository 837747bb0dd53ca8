%% tests/lang/list_ops.erl -- ++ and -- with their edges, and the list operators in patterns and bodies.
%% SPDX-License-Identifier: Apache-2.0
-module(list_ops).
-export([main/0, id/1]).

main() ->
    show("append", [id([1, 2]) ++ [3], [] ++ id([1]), id([1]) ++ [], id([1]) ++ 2, [] ++ id(x), "ab" ++ id("cd")]),
    show("right assoc", [1] ++ id([2]) ++ [3] ++ id([4])),
    show("subtract", [id([1, 2, 3, 2, 1]) -- [2, 1], id("hello") -- "l", [] -- id([1]), id([1]) -- [],
                      id([1, 1.0, 2]) -- [1.0]]),
    show("subtract assoc", id([1, 2, 3]) -- [1, 2] -- [2]),
    show("bad append", caught(fun() -> id(a) ++ [1] end)),
    show("improper append", caught(fun() -> id([1 | 2]) ++ [3] end)),
    show("bad subtract", caught(fun() -> id([1]) -- id(a) end)),
    show("improper subtract", caught(fun() -> id([1 | 2]) -- [1] end)),
    show("length", [length(id([])), length(id([a, b]))]),
    show("bad length", [caught(fun() -> length(id(L)) end) || L <- [a, [1 | 2]]]),
    show("bad hd", [caught(fun() -> hd(id([])) end), caught(fun() -> tl(id([])) end), caught(fun() -> hd(id({})) end)]),
    Long = lists:seq(1, 20000),
    show("long subtract", length(Long -- lists:seq(2, 20000, 2))),
    show("long append", lists:last(Long ++ [last])).

%% Exported, so that the compiler cannot see what it returns.
id(X) -> X.

%% The value of F(), or the class and the reason of what it raised.
caught(F) ->
    try F()
    catch Class:Reason -> {Class, Reason}
    end.

show(Label, Value) ->
    io:format("~s: ~0p~n", [Label, Value]).
