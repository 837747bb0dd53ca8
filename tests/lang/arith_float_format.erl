%% tests/lang/arith_float_format.erl -- float_to_list/2 and float_to_binary/2 with decimals, scientific and compact.
%% SPDX-License-Identifier: Apache-2.0
-module(arith_float_format).
-export([main/0, id/1]).

main() ->
    Values = [0.0, 1.0, -1.5, 3.14159, 0.05, 0.005, 2.5, 1234.5678, 1.0e-7, 99.995, 123456789.125],
    [io:format("~w: ~s|~s|~s|~s~n", [V, float_to_list(V, [{decimals, 0}]), float_to_list(V, [{decimals, 2}]),
                                    float_to_list(V, [{decimals, 10}]), float_to_list(V, [{decimals, 10}, compact])])
     || V <- Values],
    [io:format("~w: ~s|~s|~s~n", [V, float_to_list(V, [{scientific, 0}]), float_to_list(V, [{scientific, 3}]),
                                 float_to_list(V, [{scientific, 20}])]) || V <- Values],
    show("binary", float_to_binary(7.25, [{decimals, 4}, compact])),
    show("binary short", float_to_binary(7.25e30, [short])),
    show("plain", float_to_binary(0.1)),
    show("bad option", caught(fun() -> float_to_list(1.0, [id(nothing)]) end)),
    show("bad value", caught(fun() -> float_to_list(id(1)) end)),
    show("many decimals", caught(fun() -> float_to_list(1.0, [{decimals, id(300)}]) end)).

%% Exported, so that the compiler cannot see what it returns.
id(X) -> X.

%% The value of F(), or the class and the reason of what it raised.
caught(F) ->
    try F()
    catch Class:Reason -> {Class, Reason}
    end.

show(Label, Value) ->
    io:format("~s: ~0p~n", [Label, Value]).
