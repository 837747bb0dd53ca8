%% tests/lang/arith_math.erl -- The math module: values on exact points, domain errors, integer arguments.
%% SPDX-License-Identifier: Apache-2.0
-module(arith_math).
-export([main/0, id/1]).

main() ->
    show("exact", [math:sqrt(16), math:pow(2, 10), math:exp(0), math:log(1), math:log2(8), math:log10(1000),
                   math:sin(0), math:cos(0),
                   math:atan2(0, 1), math:fmod(7, 3), math:floor(-1.5), math:ceil(-1.5), math:tanh(0), math:erf(0),
                   math:erfc(0)]),
    show("pi", math:pi()),
    show("rounded", [round(X * 1.0e12) || X <- [math:sin(1), math:cos(1), math:tan(1), math:asin(0.5), math:acos(0.5),
                                                math:atan(2),
                                               math:sinh(1), math:cosh(1), math:exp(1), math:log(10), math:pow(2, 0.5),
                                               math:asinh(1), math:acosh(2), math:atanh(0.5), math:erf(0.5)]]),
    show("big argument", math:log2(id(1 bsl 200))),
    show("sqrt -1", caught(fun() -> math:sqrt(id(-1)) end)),
    show("log 0", caught(fun() -> math:log(id(0)) end)),
    show("acos 2", caught(fun() -> math:acos(id(2)) end)),
    show("exp 1000", caught(fun() -> math:exp(id(1000)) end)),
    show("fmod 0", caught(fun() -> math:fmod(id(1), id(0)) end)),
    show("atom", caught(fun() -> math:sin(id(x)) end)).

%% Exported, so that the compiler cannot see what it returns.
id(X) -> X.

%% The value of F(), or the class and the reason of what it raised.
caught(F) ->
    try F()
    catch Class:Reason -> {Class, Reason}
    end.

show(Label, Value) ->
    io:format("~s: ~0p~n", [Label, Value]).
