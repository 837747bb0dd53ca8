%% tests/lang/proc_receive_ref.erl -- Waiting for a fresh reference does not scan a long mailbox again and again.
%% SPDX-License-Identifier: Apache-2.0
-module(proc_receive_ref).
-export([main/0]).

main() ->
    [self() ! {noise, N} || N <- lists:seq(1, 20000)],
    Server = spawn(fun server/0),
    io:format("~w~n", [lists:sum([call(Server, N) || N <- lists:seq(1, 5000)])]),
    {message_queue_len, Len} = process_info(self(), message_queue_len),
    io:format("~w~n", [Len]),
    io:format("~w~n", [drain(0)]).

call(Server, X) ->
    Ref = make_ref(),
    Server ! {Ref, self(), X},
    receive {Ref, Y} -> Y end.

server() ->
    receive {Ref, From, X} -> From ! {Ref, X * 2}, server() end.

drain(Sum) ->
    receive {noise, N} -> drain(Sum + N) after 0 -> Sum end.
