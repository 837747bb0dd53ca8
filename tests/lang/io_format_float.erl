%% tests/lang/io_format_float.erl -- ~f ~e ~g with precisions and widths.
%% SPDX-License-Identifier: Apache-2.0
-module(io_format_float).
-export([main/0]).

main() ->
    Values = [0.0, 1.0, -1.5, 3.14159265, 1234567.891, 1.0e-5, 1.0e10, 1.0e22, 0.1, 99999.95, 5.0e-324],
    [io:format("~f|~e|~g|~w|~p~n", [V, V, V, V, V]) || V <- Values],
    [io:format("~.1f|~.10f|~.2e|~.10e|~.3g|~12.4f|~-12.3e|~12.2.0f~n", [V, V, V, V, V, V, V, V]) || V <- Values,
     abs(V) < 1.0e15],
    [io:format("~s~n", [try io_lib:format(F, A) catch error:E -> atom_to_list(E) end])
     || {F, A} <- [{"~f", [a]}, {"~.2f", [7]}, {"~e", ["1"]}, {"~g", [a]}]].
