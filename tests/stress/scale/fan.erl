%% One process with as many links and monitors as wished: adding one, removing one and telling one at the end cost the same
%% however many there are. In quadratic time this would take hours.
%% SPDX-License-Identifier: Apache-2.0
-module(fan).
-export([main/1]).

main([Text]) ->
    N = list_to_integer(Text),
    process_flag(trap_exit, true),
    links_removed(N),
    links_of_hub(N),
    monitors_removed(N),
    monitors_of_hub(N),
    monitors_by_hub(N),
    same_name(N),
    timers(N).

spawn_n(N, Fun) -> [spawn(Fun) || _ <- lists:seq(1, N)].

stop(Pids) -> lists:foreach(fun(Pid) -> exit(Pid, kill) end, Pids).

idle() -> receive after infinity -> ok end.

%% First all even ones, then the others, the last one first.
links_removed(N) ->
    Before = count_links(),
    Pids = spawn_n(N, fun idle/0),
    lists:foreach(fun erlang:link/1, Pids),
    N = count_links() - Before,
    {Even, Odd} = lists:partition(fun(Pid) -> erlang:phash2(Pid) rem 2 =:= 0 end, Pids),
    lists:foreach(fun erlang:unlink/1, Even),
    lists:foreach(fun erlang:unlink/1, lists:reverse(Odd)),
    Before = count_links(),
    stop(Pids),
    receive {'EXIT', _, _} -> error(still_linked) after 0 -> ok end,
    io:format("~b links removed~n", [N]).

count_links() ->
    {links, Links} = process_info(self(), links),
    length(Links).

%% The hub's end reaches all, and the end of each of them the hub.
links_of_hub(N) ->
    Pids = [spawn_link(fun idle/0) || _ <- lists:seq(1, N)],
    lists:foreach(fun(Pid) -> exit(Pid, bye) end, Pids),
    lists:foreach(fun(Pid) -> receive {'EXIT', Pid, bye} -> ok end end, Pids),
    Me = self(),
    Hub = spawn(fun() ->
        Spokes = [spawn_link(fun idle/0) || _ <- lists:seq(1, N)],
        Me ! {spokes, Spokes},
        receive stop -> exit(stopped) end
    end),
    Spokes = receive {spokes, S} -> S end,
    Refs = [monitor(process, Pid) || Pid <- Spokes],
    Hub ! stop,
    lists:foreach(fun(Ref) -> receive {'DOWN', Ref, process, _, stopped} -> ok end end, Refs),
    io:format("~b links told~n", [2 * N]).

monitors_removed(N) ->
    Pid = spawn(fun idle/0),
    Refs = [monitor(process, Pid) || _ <- lists:seq(1, N)],
    {Even, Odd} = lists:partition(fun(Ref) -> erlang:phash2(Ref) rem 2 =:= 0 end, Refs),
    lists:foreach(fun erlang:demonitor/1, Even),
    lists:foreach(fun(Ref) -> demonitor(Ref, [flush]) end, lists:reverse(Odd)),
    stop([Pid]),
    receive {'DOWN', _, _, _, _} -> error(still_monitored) after 0 -> ok end,
    io:format("~b monitors removed~n", [N]).

monitors_of_hub(N) ->
    Pid = spawn(fun idle/0),
    Refs = [monitor(process, Pid) || _ <- lists:seq(1, N)],
    exit(Pid, bye),
    lists:foreach(fun(Ref) -> receive {'DOWN', Ref, process, Pid, bye} -> ok end end, Refs),
    io:format("~b monitors of one process told~n", [N]).

monitors_by_hub(N) ->
    Pairs = [{Pid, monitor(process, Pid)} || Pid <- spawn_n(N, fun idle/0)],
    lists:foreach(fun({Pid, _}) -> exit(Pid, bye) end, Pairs),
    lists:foreach(fun({Pid, Ref}) -> receive {'DOWN', Ref, process, Pid, bye} -> ok end end, Pairs),
    io:format("~b monitors by one process told~n", [N]).

%% Names come and go.
same_name(N) ->
    lists:foreach(fun(_) -> register(name, self()), unregister(name) end, lists:seq(1, N)),
    io:format("~b names~n", [N]).

timers(N) ->
    Refs = [erlang:send_after(1000000 + I rem 1000, self(), I) || I <- lists:seq(1, N)],
    N = length([ok || Ref <- lists:reverse(Refs), is_integer(erlang:cancel_timer(Ref))]),
    io:format("~b timers~n", [N]).
