%% tests/host/talk.erl -- What a page does with a program: arguments in, timers, lines typed while it waits, a status out.
%% SPDX-License-Identifier: Apache-2.0
-module(talk).
-export([main/1]).

main(Args) ->
    io:format("arguments ~p~n", [Args]),
    Self = self(),
    [spawn(fun() -> timer:sleep(Ms), Self ! {woken, Ms} end) || Ms <- [120, 10, 60]],
    [receive {woken, Ms} -> io:format("woken after ~p ms~n", [Ms]) end || _ <- [1, 2, 3]],
    io:format("ready~n"),
    echo(1).

echo(N) ->
    case io:get_line("> ") of
        eof -> halt(N);
        Line -> io:format("line ~p: ~s", [N, Line]), echo(N + 1)
    end.
