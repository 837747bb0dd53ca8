%% tests/lang/end_other_crash.erl -- A crash of another process does not end the program.
%% SPDX-License-Identifier: Apache-2.0
-module(end_other_crash).
-export([main/0]).

main() ->
    {P, R} = spawn_monitor(fun() -> error(oops) end),
    receive {'DOWN', R, process, P, {Why, _}} -> io:format("~w~n", [Why]) end,
    io:format("still here~n").
