%% libstd/src/ff_boot.erl -- The first process: sets up the standard streams, runs the program's entry, ends the program.
%%
%% It is registered as init, as on the BEAM, because init:stop/0,1 tells it to end. The compiler binds ff_entry:call/1 to
%% the entry function: it gets the argument list when it takes one argument, nothing when it takes none.
%%
%% The I/O server is linked in only when some reachable code can talk to one, that is when it makes the atom io_request:
%% ff_rt:link_tag/1 yields the atom without the compiler counting that as making it, and the compiler leaves out what an
%% arm that nothing selects would call.
%% SPDX-License-Identifier: Apache-2.0
-module(ff_boot).
-export([start/0]).

start() ->
    register(init, self()),
    start_streams(ff_rt:link_tag("io_request")),
    start_server("ff_applications"),
    start_server("file_server"),
    {Pid, Ref} = spawn_monitor(fun() -> ff_entry:call(ff_rt:arguments()) end),
    wait(Pid, Ref).

start_streams(io_request) ->
    ff_io:start(standard_error, 2),
    group_leader(ff_io:start(user, 1), self());
start_streams(_) ->
    true.

%% A server that the functions of some module call by name; the compiler keeps it when it keeps them.
start_server(Module) ->
    try ff_rt:apply(ff_rt:link_tag(Module), ff_rt:link_tag("start"), [])
    catch error:undef -> none
    end.

wait(Pid, Ref) ->
    receive
        {'DOWN', Ref, process, Pid, normal} -> halt(0);
        {'DOWN', Ref, process, Pid, Reason} -> report(Reason), halt(1);
        {stop, {stop, Status}} -> halt(Status);
        _ -> wait(Pid, Ref)
    end.

%% An error or a throw has been reported by its process; an exit has not.
report({_, [{M, F, _, Location} | _]}) when is_atom(M), is_atom(F), is_list(Location) -> ok;
report(Reason) -> ff_rt:report_exit(Reason).
