%% tests/lang/end_uncaught_error.erl -- An uncaught error of the entry process ends the program with status 1.
%% SPDX-License-Identifier: Apache-2.0
-module(end_uncaught_error).
-export([main/0, id/1]).

main() ->
    io:format("before~n"),
    io:format("~w~n", [1 div id(0)]),
    io:format("never~n").

%% Exported, so that the compiler cannot see what it returns.
id(X) -> X.
