%% tests/lang/proc_other_node.erl -- Spawning on a node that is not there, and ports that are none.
%% SPDX-License-Identifier: Apache-2.0
-module(proc_other_node).
-export([main/0]).

main() ->
    Ref = erlang:spawn_request(foo@bar, erlang, self, [], [monitor]),
    io:format("~p~n", [receive {spawn_reply, Ref, Outcome, Reason} -> {Outcome, Reason} end]),
    _ = erlang:spawn_request(foo@bar, erlang, self, [], [{reply, no}]),
    io:format("~p~n", [receive Any -> Any after 10 -> nothing end]),
    io:format("~p~n", [reason(fun() -> erlang:spawn_request(1, erlang, self, [], []) end)]),
    io:format("~p~n", [reason(fun() -> erpc:call(foo@bar, erlang, self, []) end)]),
    io:format("~p~n", [erlang:port_info(nobody)]),
    [io:format("~p~n", [reason(Fun)])
     || Fun <- [fun() -> port_close(nobody) end, fun() -> port_command(nobody, "x") end,
                fun() -> port_connect(nobody, self()) end, fun() -> erlang:port_info(1) end,
                fun() -> erlang:port_get_data(nobody) end, fun() -> open_port(1, []) end]].

reason(Fun) ->
    try Fun() catch Class:Reason -> {Class, Reason} end.
