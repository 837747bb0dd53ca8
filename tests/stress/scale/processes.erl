%% Many processes alive at once: each answers one call, and afterwards all of them and their memory are gone.
%% SPDX-License-Identifier: Apache-2.0
-module(processes).
-export([main/1]).

main([Text]) ->
    N = list_to_integer(Text),
    Before = erlang:system_info(process_count),
    Pids = [spawn(fun echo/0) || _ <- lists:seq(1, N)],
    N = erlang:system_info(process_count) - Before,
    lists:foreach(fun(Pid) -> Pid ! {self(), Pid} end, Pids),
    lists:foreach(fun(Pid) -> receive {Pid, answer} -> ok end end, Pids),
    io:format("~b answered~n", [N]),
    [First | _] = [Ref || Pid <- Pids, Ref <- [monitor(process, Pid)], ok =:= element(1, {ok, exit(Pid, kill)})],
    receive {'DOWN', First, process, _, killed} -> ok end,
    wait(Before),
    io:format("~b ended~n", [N]).

echo() ->
    receive {From, Self} -> From ! {Self, answer} end,
    echo().

wait(Before) ->
    case erlang:system_info(process_count) of
        Before -> ok;
        _ -> timer:sleep(1), wait(Before)
    end.
