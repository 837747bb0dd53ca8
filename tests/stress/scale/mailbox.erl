%% A mailbox of so many messages that nobody wants, small and large, and receives of fresh references behind them: each costs
%% the same however many messages wait. In quadratic time this would take hours.
%% SPDX-License-Identifier: Apache-2.0
-module(mailbox).
-export([main/1]).

main([Text]) ->
    N = list_to_integer(Text),
    Server = spawn_link(fun server/0),
    lists:foreach(fun(Kind) -> calls(N, Kind, Server) end, [immediate, literal, tuple, binary]).

server() ->
    receive {From, Ref, X} -> From ! {Ref, X + 1} end,
    server().

calls(N, Kind, Server) ->
    Me = self(),
    {_, Done} = spawn_monitor(fun() -> fill(N, Kind, Me) end),
    receive {'DOWN', Done, process, _, Why} -> normal = Why end,
    {message_queue_len, N} = process_info(self(), message_queue_len),
    N = call(N, Server, 0),
    erlang:garbage_collect(),
    N = call(N, Server, 0),
    {message_queue_len, N} = process_info(self(), message_queue_len),
    drain(N),
    io:format("~b calls behind ~b messages: ~p~n", [2 * N, N, Kind]).

fill(0, _, _) -> ok;
fill(N, Kind, To) ->
    To ! message(Kind, N),
    fill(N - 1, Kind, To).

message(immediate, N) -> N;
message(literal, _) -> {some, "literal"};
message(tuple, N) -> {unwanted, N};
message(binary, N) -> <<N:64>>.

call(0, _, Sum) -> Sum;
call(N, Server, Sum) ->
    Ref = make_ref(),
    Server ! {self(), Ref, Sum},
    receive {Ref, Next} -> call(N - 1, Server, Next) end.

drain(0) -> receive _ -> error(more) after 0 -> ok end;
drain(N) -> receive _ -> drain(N - 1) end.
