%% tests/lang/exc_format.erl -- erl_error style texts of exceptions by way of the shell's formatter.
%% SPDX-License-Identifier: Apache-2.0
-module(exc_format).
-export([main/0]).

main() ->
    text(error, badarith, [{m, f, 1, [{file, "m.erl"}, {line, 3}]}]),
    text(error, {badmatch, {error, enoent}}, []),
    text(error, function_clause, [{m, f, [1, a], [{file, "m.erl"}, {line, 9}]}]),
    text(exit, shutdown, []),
    text(throw, ball, [{m, g, 0, []}]),
    text(error, {case_clause, [1, 2]}, [{m, f, 2, []}]),
    text(error, undef, [{nomod, nofun, [x], []}]),
    text(error, {custom, #{a => 1}}, []).

text(Class, Reason, Stack) ->
    Format = fun(T, _) -> io_lib:format("~p", [T]) end,
    Skip = fun(_, _, _) -> false end,
    io:format("~ts~n", [erl_error:format_exception(1, Class, Reason, Stack, Skip, Format, latin1)]).
