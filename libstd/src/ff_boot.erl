%% libstd/src/ff_boot.erl -- The first process: starts the servers that the program can reach, runs its entry, ends it.
%%
%% It is registered as init, as on the BEAM: init:stop/0,1 tells it to end, applications that are booted are its children.
%% Where nothing could tell the difference, because the program has one process and nobody to talk to, the first process is the one
%% that runs the entry: alone/0. The runtime ends the program with it (proc/exit.c).
%%
%% The compiler binds ff_entry:call/0 to the entry function, or to with_arguments/0 when that takes the argument list, and
%% ff_entry:call/1 to the entry function then.
%%
%% A server is linked in only when some reachable code can talk to it: ff_rt:link_tag/1 yields an atom without the compiler
%% counting that as making it. The I/O server is there when code makes the atom io_request; the compiler leaves out what an
%% arm that nothing selects would call. It keeps start/0 of the others when it keeps their clients (compiler/program/reach.c).
%% SPDX-License-Identifier: Apache-2.0
-module(ff_boot).
-export([start/0, alone/0, with_arguments/0]).

start() ->
    register(init, self()),
    process_flag(trap_exit, true),
    start_streams(ff_rt:link_tag("io_request")),
    boots_kernel() orelse call_server("file_server", "start", []),
    {Pid, _} = erlang:spawn_opt(erlang, apply, [fun enter/0, []], [monitor]),
    loop(Pid).

start_streams(io_request) ->
    ff_io:start(standard_error, 2),
    group_leader(ff_io:start(user, 1), self());
start_streams(_) ->
    true.

%% Its supervisor starts the file server then.
boots_kernel() -> erlang:function_exported(ff_rt:link_tag("ff_kernel"), start, 0).

%% A server that the functions of some module call by name; the compiler keeps it when it keeps them.
call_server(Module, Function, Args) ->
    try ff_rt:apply(ff_rt:link_tag(Module), ff_rt:link_tag(Function), Args)
    catch error:undef -> none
    end.

%% The process of the entry boots the applications, too, as on the BEAM.
enter() ->
    call_server("ff_kernel", "start", []) =:= none andalso call_server("ff_applications", "start", []),
    call_server("ff_kernel_sup", "start", []),
    call_server("ff_inet", "start", []),
    call_server("ff_on_load", "start", []),
    alone().

alone() ->
    ff_rt:is_entry(),
    ff_entry:call().

with_arguments() -> ff_entry:call(ff_rt:arguments()).

loop(Entry) ->
    receive
        {'DOWN', _, process, Entry, normal} -> stop(0, Entry);
        {'DOWN', _, process, Entry, Reason} -> failed(Reason, Entry);
        {'EXIT', Entry, Reason} when Reason =/= normal -> failed(Reason, Entry);
        {stop, {stop, Status}} -> stop(Status, Entry);
        Message ->
            call_server("ff_kernel", "message", [Message, Entry]),
            loop(Entry)
    end.

failed(Reason, Entry) ->
    call_server("ff_kernel", "message", [drain, Entry]),
    flush(whereis(user)),
    ff_entry:failed(Reason),
    erlang:halt(1, [{flush, false}]).

stop(Status, Entry) ->
    call_server("ff_kernel", "stop", [Entry]),
    flush(whereis(user)),
    erlang:halt(Status, []).

%% What others have told the I/O server is written when it answers.
flush(undefined) -> ok;
flush(User) ->
    User ! {ff_rt:link_tag("io_request"), self(), flush, {ff_rt:link_tag("put_chars"), latin1, []}},
    receive {io_reply, flush, _} -> ok end.
