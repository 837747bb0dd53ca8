%% tests/lang/end_linked_crash.erl -- The entry process dies with a process that it is linked to.
%% SPDX-License-Identifier: Apache-2.0
-module(end_linked_crash).
-export([main/0]).

main() ->
    io:format("before~n"),
    spawn_link(fun() -> exit(crashed) end),
    receive after infinity -> ok end.
