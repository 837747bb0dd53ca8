%% tests/lang/proc_hibernate.erl -- A hibernated process keeps its mailbox and wakes in the given function.
%% SPDX-License-Identifier: Apache-2.0
-module(proc_hibernate).
-export([main/0, resume/2]).

main() ->
    Me = self(),
    P = spawn(fun() -> Big = lists:seq(1, 50000), put(sum, lists:sum(Big)),
              erlang:hibernate(?MODULE, resume, [Me, 0]) end),
    io:format("~w~n", [wait_for(P, waiting)]),
    P ! {add, 5},
    io:format("~w~n", [receive {total, T1} -> T1 end]),
    P ! {add, 7},
    io:format("~w~n", [receive {total, T2} -> T2 end]),
    Q = spawn(fun() -> receive start -> erlang:hibernate(?MODULE, resume, [Me, 100]) end end),
    Q ! {add, 1},
    Q ! start,
    io:format("~w~n", [receive {total, T3} -> T3 end]).

wait_for(P, Status) ->
    case process_info(P, status) of
        {status, Status} = Reached -> Reached;
        _ -> receive after 1 -> wait_for(P, Status) end
    end.

resume(Parent, Total) ->
    receive
        {add, N} ->
            Parent ! {total, {Total + N, get(sum)}},
            erlang:hibernate(?MODULE, resume, [Parent, Total + N])
    end.
