%% tests/otp/max_heap_event/max_heap_event.erl -- The report of max_heap_size, and of a crash, are events that handlers and filters see.
%% SPDX-License-Identifier: Apache-2.0
-module(max_heap_event).
-export([main/0, log/2]).

log(Event, #{config := #{to := Main}}) -> Main ! Event.

main() ->
    ok = logger:add_handler(main, ?MODULE, #{config => #{to => self()}}),
    ok = logger:remove_handler(default),
    grow(#{size => 10000, kill => true, error_logger => true}),
    event(),
    grow(#{size => 10000, kill => true, error_logger => false}),
    spawn(fun() -> error(told) end),
    event(),
    ok = logger:add_primary_filter(no_text, {fun(#{msg := {_, _}}, _) -> stop; (_, _) -> ignore end, []}),
    grow(#{size => 10000, kill => true, error_logger => true}),
    spawn(fun() -> error(untold) end),
    receive #{msg := More} -> io:format("~p~n", [More]) after 500 -> io:format("no more~n") end,
    init:stop().

grow(Limit) ->
    {Pid, Ref} = spawn_opt(fun() -> receive {grow, N} -> length(lists:seq(1, N)) end end, [monitor, {max_heap_size, Limit}]),
    Pid ! {grow, 100000},
    receive {'DOWN', Ref, _, _, Reason} -> io:format("~p~n", [Reason]) end.

event() ->
    receive
        #{level := Level, msg := {Format, Args}, meta := Meta} ->
            io:format("~p ~p~n~p~n", [Level, Format, maps:map(fun metadata/2, Meta)]),
            [io:format("  ~p~n", [argument(A)]) || A <- Args]
    end.

metadata(time, Time) when is_integer(Time) -> time;
metadata(gl, Pid) -> Pid =:= group_leader();
metadata(_, Pid) when is_pid(Pid) -> pid;
metadata(_, Value) -> Value.

argument(Pid) when is_pid(Pid) -> pid;
argument(Words) when is_integer(Words), Words > 10000 -> more;
argument([{old_heap_block_size, _} | _] = Info) -> [Name || {Name, Words} <- Info, is_integer(Words)];
argument(Other) -> Other.
