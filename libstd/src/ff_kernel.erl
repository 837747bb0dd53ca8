%% libstd/src/ff_kernel.erl -- Boots the applications kernel and stdlib: what OTP's boot script start_clean does after loading.
%%
%% In programs that load, start or configure applications, or configure logger. The process of the entry calls start/0 before
%% all else; message/2 and stop/1 run in the first process, init, which keeps a list of the processes without which the program
%% cannot go on in its dictionary, [{Name, Pid}], the last one first.
%% SPDX-License-Identifier: Apache-2.0
-module(ff_kernel).
-export([start/0, message/2, stop/1]).

start() ->
    started(logger, logger_server:start_link()),
    started(application_controller, application_controller:start(kernel)),
    application:start_boot(kernel, permanent),
    application:start_boot(stdlib, permanent).

%% It becomes a child of init.
started(Name, Result) ->
    init ! {self(), started, {Name, Result}},
    receive {init, ok, Pid} -> unlink(Pid) end.

%% ---- in the first process ----

%% What init gets beside what ends the program.
message({Entry, started, {Name, {ok, Pid}}}, Entry) ->
    link(Pid),
    put(?MODULE, [{Name, Pid} | needed()]),
    Entry ! {init, ok, Pid};
message({Entry, started, {Name, Reason}}, Entry) ->
    crash("could not start kernel pid", [Name, Reason]);
message({'EXIT', Pid, Reason}, _) ->
    case lists:keyfind(Pid, 2, needed()) of
        {Name, Pid} ->
            receive after 500 -> ok end, %% for reports that are on their way
            crash("Kernel pid terminated", [Name, Reason]);
        false -> ok
    end;
message(drain, _) -> [drain(Pid) || {_, Pid, _, _} <- logger_processes(), is_pid(Pid)];
message(Message, _) when element(1, Message) =:= io_request -> %% of an application that still has this process for its leader
    whereis(user) =:= undefined orelse (user ! Message);
message(_, _) -> ok.

logger_processes() ->
    try supervisor:which_children(logger_sup)
    catch exit:_ -> []
    end.

%% What a handler was sent before is written when it answers: a program that logs why it fails must be heard.
drain(Handler) ->
    Handler ! {system, {self(), drained}, get_state},
    receive {drained, _} -> ok
    after 500 -> ok
    end.

%% Ends them in the order of OTP; they take Entry, which started them, for their parent.
stop(Entry) -> [stop(Pid, Entry) || {Name, Pid} <- needed(), Name =/= logger].

stop(Pid, Entry) ->
    Pid ! {'EXIT', Entry, shutdown},
    wait(Pid, Entry).

wait(Pid, Entry) ->
    receive
        {'EXIT', Pid, _} -> ok;
        Message when element(1, Message) =:= io_request ->
            message(Message, Entry),
            wait(Pid, Entry)
    end.

needed() ->
    case get(?MODULE) of
        undefined -> [];
        Needed -> Needed
    end.

crash(Slogan, Things) ->
    erlang:display(list_to_tuple([Slogan | Things])),
    ff_rt:slogan(Slogan, Things),
    halt(1).
