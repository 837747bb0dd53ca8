%% bench/programs/tak.erl -- Calls with three arguments, deeply nested.
%% SPDX-License-Identifier: Apache-2.0
-module(tak).
-export([main/1]).

main(_) -> io:format("~w~n", [lists:foldl(fun(_, Sum) -> Sum + tak(24, 16, 8) end, 0, lists:seq(1, 40))]).

tak(X, Y, Z) when Y >= X -> Z;
tak(X, Y, Z) -> tak(tak(X - 1, Y, Z), tak(Y - 1, Z, X), tak(Z - 1, X, Y)).
