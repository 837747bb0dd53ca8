%% tests/lang/proc_group_leader.erl -- Output of a process goes to its group leader; a custom one captures it.
%% SPDX-License-Identifier: Apache-2.0
-module(proc_group_leader).
-export([main/0, id/1]).

main() ->
    Me = self(),
    Leader = spawn(fun() -> leader([]) end),
    spawn(fun() -> group_leader(Leader, self()), io:format("captured ~w~n", [42]), io:put_chars(<<"raw">>),
          Me ! written end),
    receive written -> ok end,
    Leader ! {get, Me},
    io:format("~p~n", [receive {output, Out} -> lists:flatten(Out) end]),
    io:format("~w~n", [is_pid(group_leader())]),
    P = spawn(fun() -> receive {From, leader} -> From ! group_leader() end end),
    P ! {Me, leader},
    io:format("~w~n", [receive L -> L =:= group_leader() end]),
    io:format(user, "to user~n", []),
    io:format("~w~n", [try group_leader(id(x), self()) catch error:E -> E end]).

leader(Acc) ->
    receive
        {io_request, From, Ref, {put_chars, _, Chars}} ->
            From ! {io_reply, Ref, ok},
            leader([Acc, unicode:characters_to_list(Chars)]);
        {io_request, From, Ref, {put_chars, _, M, F, A}} ->
            From ! {io_reply, Ref, ok},
            leader([Acc, unicode:characters_to_list(apply(M, F, A))]);
        {get, To} ->
            To ! {output, Acc}
    end.

%% Exported, so that the compiler cannot see what it returns.
id(X) -> X.
