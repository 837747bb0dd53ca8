%% tests/lang/proc_priority.erl -- Process priorities as flags, and high before normal when both are ready.
%% SPDX-License-Identifier: Apache-2.0
-module(proc_priority).
-export([main/0, id/1]).

main() ->
    io:format("~w~n", [process_flag(priority, high)]),
    io:format("~w~n", [process_info(self(), priority)]),
    Me = self(),
    Low = spawn_opt(fun() -> Me ! low end, [{priority, low}]),
    Max = spawn_opt(fun() -> Me ! max end, [{priority, max}]),
    io:format("~w~n", [process_flag(priority, normal)]),
    io:format("~w~n", [lists:sort([receive low -> low end, receive max -> max end])]),
    io:format("~w~n", [[is_pid(Low), is_pid(Max)]]),
    io:format("~w~n", [try process_flag(priority, id(urgent)) catch error:E -> E end]),
    io:format("~w~n", [try process_flag(id(no_such_flag), true) catch error:E2 -> E2 end]).

%% Exported, so that the compiler cannot see what it returns.
id(X) -> X.
