%% tests/lang/arith_float_text.erl -- The shortest text that reads back as the same float.
%% SPDX-License-Identifier: Apache-2.0
-module(arith_float_text).
-export([main/0]).

main() ->
    Values = [0.0, 1.0, -1.0, 0.1, 0.5, 100.0, 123456.789, 1.0e10, 1.0e15, 1.0e16, 1.0e17, 1.0e20, 1.0e21, 1.0e22,
              1.0e23, 9007199254740992.0, 9007199254740993.0, 1.0e-1, 1.0e-2, 1.0e-3, 1.0e-4, 1.0e-5, 1.0e-6, 0.001234,
              3.141592653589793, 2.718281828459045, 1.7976931348623157e308, 2.2250738585072014e-308, 5.0e-324,
              4.35, 0.3, 2.0e-3, 1.5e300, 1.0e100, 299792458.0, 6.02214076e23, 123456789012345680.0, 12345678.9,
              0.1 + 0.2, 1 / 3, 2 / 3, 1.0e5 / 7],
    [io:format("~w ~s ~s~n", [V, float_to_list(V), io_lib:format("~p", [-V])]) || V <- Values],
    show("read back", [V || V <- Values, list_to_float(float_to_list(V)) =/= V]),
    show("shortest", [float_to_list(V, [short]) || V <- Values]),
    show("read back shortest", [V || V <- Values, list_to_float(float_to_list(V, [short])) =/= V]).

show(Label, Value) ->
    io:format("~s: ~0p~n", [Label, Value]).
