%% tests/lang/arith_rounding.erl -- trunc, round, floor and ceil up to bignum results.
%% SPDX-License-Identifier: Apache-2.0
-module(arith_rounding).
-export([main/0, id/1]).

main() ->
    Values = [0.0, 0.4, 0.5, 0.6, 1.5, 2.5, -0.4, -0.5, -0.6, -1.5, -2.5, 0.49999999999999994, 4503599627370497.5,
              9007199254740993.0, 1.0e18, 1.0e19, -1.0e19, 1.0e22, 1.0e300],
    [io:format("~w ~w ~w ~w ~w~n", [V, trunc(id(V)), round(id(V)), floor(id(V)), ceil(id(V))]) || V <- Values],
    show("integers", [trunc(id(5)), round(id(-5)), floor(id(1 bsl 70)), ceil(id(-7))]),
    show("bad", [caught(fun() -> trunc(id(a)) end), caught(fun() -> round(id([])) end)]),
    show("float", [float(id(3)), float(id(1 bsl 60)), float(id(-2.5))]),
    show("float too big", caught(fun() -> float(id(1 bsl 1024)) end)),
    show("abs", [abs(id(-3)), abs(id(-3.5)), abs(id(-(1 bsl 80))), abs(id(-0.0)) == 0]).

%% Exported, so that the compiler cannot see what it returns.
id(X) -> X.

%% The value of F(), or the class and the reason of what it raised.
caught(F) ->
    try F()
    catch Class:Reason -> {Class, Reason}
    end.

show(Label, Value) ->
    io:format("~s: ~0p~n", [Label, Value]).
