%% tests/lang/display_string.erl -- erlang:display_string/1 writes characters to standard error, and takes nothing else.
%% SPDX-License-Identifier: Apache-2.0
-module(display_string).
-export([main/0, id/1]).

main() ->
    [true = erlang:display_string(id(S)) || S <- ["one\n", "", [$a, 229, 300, 8364, 16#1F600, $\n]]],
    [badarg = try erlang:display_string(id(S)) catch error:R -> R end || S <- [a, [a], "x" ++ [-1], [16#110000], [$a | b], <<"b">>]],
    io:format("end~n").

%% Exported, so that the compiler cannot see what it returns.
id(X) -> X.
