%% tests/lang/proc_spawn_request.erl -- spawn_request: the reply message, its tag, monitors and abandoning.
%% SPDX-License-Identifier: Apache-2.0
-module(proc_spawn_request).
-export([main/0]).

main() ->
    Me = self(),
    R1 = spawn_request(fun() -> Me ! {running, self()} end),
    P1 = receive {spawn_reply, R1, ok, Pid} -> Pid end,
    io:format("~w~n", [receive {running, P1} -> same end]),
    R2 = spawn_request(fun() -> exit(bye) end, [monitor, {reply_tag, my_tag}]),
    P2 = receive {my_tag, R2, ok, Q} -> Q end,
    io:format("~w~n", [receive {'DOWN', R2, process, P2, Why} -> Why end]),
    R3 = spawn_request(erlang, send, [Me, sent], [{reply, no}]),
    io:format("~w~n", [receive sent -> sent end]),
    io:format("~w~n", [receive {spawn_reply, R3, _, _} -> replied after 20 -> no_reply end]),
    R4 = spawn_request(fun() -> ok end, [bad_option]),
    io:format("~w~n", [receive {spawn_reply, R4, error, E} -> E end]),
    io:format("~w~n", [try spawn_request(fun() -> ok end, [a | b]) catch error:Reason -> Reason end]),
    io:format("~w~n", [spawn_request_abandon(R1)]).
