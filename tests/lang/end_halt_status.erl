%% tests/lang/end_halt_status.erl -- halt/1 ends the program at once with its status, other processes or not.
%% SPDX-License-Identifier: Apache-2.0
-module(end_halt_status).
-export([main/0]).

main() ->
    spawn(fun() -> receive after infinity -> ok end end),
    io:format("before~n"),
    halt(42),
    io:format("never~n").
