%% tests/lang/lang_macros.erl -- Macros, conditional compilation and the predefined names.
%% SPDX-License-Identifier: Apache-2.0
-module(lang_macros).
-export([main/0]).
-define(SQUARE(X), ((X) * (X))).
-define(DEBUG, true).
-define(STR(X), ??X).
-define(PAIR(A, B), {A, B}).
-ifdef(DEBUG).
-define(LEVEL, debug).
-else.
-define(LEVEL, release).
-endif.
-ifndef(NOTHING).
-define(NOTHING, []).
-endif.

main() ->
    io:format("~p~n", [[?SQUARE(3 + 1), ?LEVEL, ?PAIR(1, b), ?NOTHING, ?STR(a + b)]]),
    io:format("~p~n", [[?MODULE, ?LINE, ?FUNCTION_NAME, ?FUNCTION_ARITY, filename:basename(?FILE)]]),
    io:format("~p~n", [is_integer(?OTP_RELEASE)]),
    io:format("~p~n", ["adjacent " "strings " ?MODULE_STRING]).
