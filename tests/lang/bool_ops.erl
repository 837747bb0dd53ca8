%% tests/lang/bool_ops.erl -- and, or, xor, not, andalso, orelse and their errors.
%% SPDX-License-Identifier: Apache-2.0
-module(bool_ops).
-export([main/0, id/1]).

main() ->
    B = [true, false],
    show("and", [X and Y || X <- id(B), Y <- id(B)]),
    show("or", [X or Y || X <- id(B), Y <- id(B)]),
    show("xor", [X xor Y || X <- id(B), Y <- id(B)]),
    show("not", [not X || X <- id(B)]),
    show("andalso", [id(true) andalso id(not_a_bool), id(false) andalso exit(never)]),
    show("orelse", [id(true) orelse exit(never), id(false) orelse id(anything)]),
    show("bad and", caught(fun() -> id(1) and true end)),
    show("bad not", caught(fun() -> not id(maybe_not) end)),
    show("bad andalso", caught(fun() -> id(0) andalso true end)),
    show("bad orelse", caught(fun() -> id([]) orelse true end)),
    show("comparison value", (id(1) < id(2)) and (id(a) =/= id(b))),
    show("nested", (id(true) andalso (id(false) orelse id(true))) xor id(true)).

%% Exported, so that the compiler cannot see what it returns.
id(X) -> X.

%% The value of F(), or the class and the reason of what it raised.
caught(F) ->
    try F()
    catch Class:Reason -> {Class, Reason}
    end.

show(Label, Value) ->
    io:format("~s: ~0p~n", [Label, Value]).
