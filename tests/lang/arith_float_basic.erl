%% tests/lang/arith_float_basic.erl -- Float operations, mixed operands and the errors of overflow.
%% SPDX-License-Identifier: Apache-2.0
-module(arith_float_basic).
-export([main/0, id/1]).

main() ->
    show("sum", id(0.1) + id(0.2)),
    show("mixed", [id(1) + 2.5, 2.5 - id(1), id(3) * 0.5, id(7) / 2, id(-7) / id(2.0)]),
    show("int over int", [id(6) / id(3), id(1) / id(3), id(1 bsl 70) / id(1 bsl 68)]),
    show("negative zero", [-id(0.0), id(0) * -1.0, 0.0 * id(-1)]),
    show("zero equal", id(0.0) =:= id(0.0)),
    show("large", id(1.0e308) * 1.0),
    show("overflow mul", caught(fun() -> id(1.0e308) * id(10.0) end)),
    show("overflow add", caught(fun() -> id(1.7e308) + id(1.7e308) end)),
    show("underflow", id(1.0e-300) * id(1.0e-300)),
    show("denormal", id(5.0e-324) / id(1.0)),
    show("div zero int", caught(fun() -> id(1) / id(0) end)),
    show("div zero float", caught(fun() -> id(1.0) / id(0.0) end)),
    show("bad operand", caught(fun() -> id(1.0) + id(a) end)),
    show("big to float", id(1 bsl 1000) * 1.0),
    show("too big to float", caught(fun() -> id(1 bsl 2000) * 1.0 end)),
    show("big / big", caught(fun() -> id(1 bsl 2000) / id(1 bsl 1999) end)),
    show("chain", chain(1.0, 40)).

chain(X, 0) -> X;
chain(X, N) -> chain(X * 1.37 - 0.25 / (X + 1.0), N - 1).

%% Exported, so that the compiler cannot see what it returns.
id(X) -> X.

%% The value of F(), or the class and the reason of what it raised.
caught(F) ->
    try F()
    catch Class:Reason -> {Class, Reason}
    end.

show(Label, Value) ->
    io:format("~s: ~0p~n", [Label, Value]).
