%% tests/lang/end_halt_zero.erl -- halt/0 from another process ends the program with status 0.
%% SPDX-License-Identifier: Apache-2.0
-module(end_halt_zero).
-export([main/0]).

main() ->
    io:format("before~n"),
    spawn(fun() -> halt() end),
    receive after infinity -> ok end.
