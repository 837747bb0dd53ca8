%% tests/lang/end_return.erl -- The program ends when main returns, whatever other processes still do.
%% SPDX-License-Identifier: Apache-2.0
-module(end_return).
-export([main/0]).

main() ->
    spawn(fun Loop() -> receive after 1 -> Loop() end end),
    spawn(fun Spin() -> Spin() end),
    erlang:send_after(100000, self(), late),
    io:format("done~n"),
    {ignored, value}.
