%% tests/lang/os_cmd.erl -- os:cmd: output, standard error, characters, limits, failing commands.
%% SPDX-License-Identifier: Apache-2.0
-module(os_cmd).
-export([main/0]).

main() ->
    io:format("~p~n", [os:cmd("echo hello; echo err >&2; printf '\\316\\273'")]),
    io:format("~p~n", [os:cmd("head -c 100 /dev/zero", #{max_size => 10})]),
    io:format("~p~n", [length(os:cmd("head -c 300000 /dev/zero"))]),
    io:format("~p~n", [os:cmd("cd / && pwd # a comment")]),
    io:format("~p~n", [os:cmd("exit 3")]),
    io:format("~p~n", [catch os:cmd([0])]),
    os:putenv("FF_LANG_OS_CMD", "set here"),
    io:format("~p~n", [os:cmd("echo $FF_LANG_OS_CMD")]),
    io:format("~p~n", [[os:cmd("echo " ++ integer_to_list(I)) || I <- lists:seq(1, 10)]]),
    Self = self(),
    [spawn_link(fun() -> Self ! {I, os:cmd("sleep 0.1; echo " ++ integer_to_list(I))} end) || I <- lists:seq(1, 5)],
    io:format("~p~n", [[receive {I, Text} -> Text end || I <- lists:seq(1, 5)]]).
