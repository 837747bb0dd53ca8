%% libstd/shim/global.erl -- Names and locks that a whole cluster shares, in a program that is always alone.
%%
%% Differs from OTP's: that one talks to other nodes and keeps tables. Here the server keeps two maps; where kernel is not
%% booted, it starts when a name or a lock is first asked for. No other node can hold the same name, so the functions
%% that settle such conflicts are accepted and never called.
%% SPDX-License-Identifier: Apache-2.0
-module(global).
-export([start_link/0, init/1,
         register_name/2, register_name/3, re_register_name/2, re_register_name/3, unregister_name/1, whereis_name/1,
         registered_names/0, send/2, set_lock/1, set_lock/2, set_lock/3, del_lock/1, del_lock/2, trans/2, trans/3, trans/4,
         sync/0, sync/1, disconnect/0]).

-define(SERVER, global_name_server).
-define(MAX_RETRY_MS, 8000).

%% A child of kernel's supervisor.
start_link() -> proc_lib:start_link(?MODULE, init, [[]]).

init([]) ->
    register(?SERVER, self()),
    proc_lib:init_ack({ok, self()}),
    loop(#{}, #{}).

%% ---- names ----

register_name(Name, Pid) when is_pid(Pid) -> call({register, Name, Pid}).
register_name(Name, Pid, _Resolve) when is_pid(Pid) -> call({register, Name, Pid}).

re_register_name(Name, Pid) when is_pid(Pid) -> call({re_register, Name, Pid}).
re_register_name(Name, Pid, _Resolve) when is_pid(Pid) -> call({re_register, Name, Pid}).

unregister_name(Name) -> ask({unregister, Name}, ok).

whereis_name(Name) -> ask({whereis, Name}, undefined).

registered_names() -> ask(names, []).

send(Name, Message) ->
    case whereis_name(Name) of
        undefined -> exit({badarg, {Name, Message}});
        Pid -> Pid ! Message, Pid
    end.

%% ---- locks ----

set_lock(Id) -> set_lock(Id, [node()], infinity).
set_lock(Id, Nodes) -> set_lock(Id, Nodes, infinity).
set_lock({_, _} = Id, Nodes, Retries) -> lock(Id, Nodes, Retries, 250).

lock(_, [], _, _) -> true;
lock(Id, Nodes, Retries, WaitMs) ->
    case call({lock, Id, self()}) of
        true -> true;
        false when Retries =:= 0 -> false;
        false ->
            timer:sleep(rand:uniform(WaitMs)),
            lock(Id, Nodes, fewer(Retries), min(2 * WaitMs, ?MAX_RETRY_MS))
    end.

fewer(infinity) -> infinity;
fewer(Retries) -> Retries - 1.

del_lock(Id) -> del_lock(Id, [node()]).
del_lock({_, _} = Id, _Nodes) -> ask({unlock, Id, self()}, true).

trans(Id, Fun) -> trans(Id, Fun, [node()], infinity).
trans(Id, Fun, Nodes) -> trans(Id, Fun, Nodes, infinity).
trans(Id, Fun, Nodes, Retries) ->
    case set_lock(Id, Nodes, Retries) of
        true ->
            try Fun() after del_lock(Id, Nodes) end;
        false -> aborted
    end.

%% ---- other nodes: none ----

sync() -> ok.
sync(_Nodes) -> ok.

disconnect() -> [].

%% ---- asking the server ----

%% Without a server there are no names and no locks.
ask(Request, WhenNone) ->
    case whereis(?SERVER) of
        undefined -> WhenNone;
        Server -> call(Server, Request)
    end.

call(Request) -> call(server(), Request).

call(Server, Request) ->
    Ref = monitor(process, Server),
    Server ! {Ref, self(), Request},
    receive
        {Ref, Reply} -> demonitor(Ref, [flush]), Reply;
        {'DOWN', Ref, _, _, Reason} -> exit(Reason)
    end.

%% Of two servers that start at the same time, one gets the name and the other ends.
server() ->
    case whereis(?SERVER) of
        undefined ->
            Self = self(),
            {Pid, Ref} = spawn_monitor(fun() -> start(Self) end),
            receive
                {started, Pid} -> demonitor(Ref, [flush]);
                {'DOWN', Ref, _, _, _} -> ok
            end,
            server();
        Server -> Server
    end.

start(Parent) ->
    case catch register(?SERVER, self()) of
        true ->
            Parent ! {started, self()},
            loop(#{}, #{});
        _ -> ok
    end.

%% ---- the server ----

%% Names: Name => {Pid, Monitor}. Locks: Resource => {Requester, [{Pid, Monitor}]}.
loop(Names, Locks) ->
    receive
        {Ref, From, Request} when is_reference(Ref) ->
            {Reply, Names1, Locks1} = handle(Request, Names, Locks),
            From ! {Ref, Reply},
            loop(Names1, Locks1);
        {'DOWN', Monitor, process, _, _} ->
            loop(maps:filter(fun(_, {_, M}) -> M =/= Monitor end, Names), unlock_all(Monitor, Locks));
        _ -> loop(Names, Locks)
    end.

handle({register, Name, Pid}, Names, Locks) ->
    case is_map_key(Name, Names) orelse has_name(Pid, Names) of
        true -> {no, Names, Locks};
        false -> {yes, add(Name, Pid, Names), Locks}
    end;
handle({re_register, Name, Pid}, Names, Locks) -> {yes, add(Name, Pid, remove(Name, Names)), Locks};
handle({unregister, Name}, Names, Locks) -> {ok, remove(Name, Names), Locks};
handle({whereis, Name}, Names, Locks) ->
    case Names of
        #{Name := {Pid, _}} -> {Pid, Names, Locks};
        _ -> {undefined, Names, Locks}
    end;
handle(names, Names, Locks) -> {maps:keys(Names), Names, Locks};
handle({lock, {Resource, Requester}, Pid}, Names, Locks) ->
    case Locks of
        #{Resource := {Requester, Holders}} -> {true, Names, Locks#{Resource := {Requester, [hold(Pid) | Holders]}}};
        #{Resource := _} -> {false, Names, Locks};
        _ -> {true, Names, Locks#{Resource => {Requester, [hold(Pid)]}}}
    end;
handle({unlock, {Resource, Requester}, Pid}, Names, Locks) ->
    case Locks of
        #{Resource := {Requester, Holders}} -> {true, Names, unlock(Resource, Requester, lists:keytake(Pid, 1, Holders), Locks)};
        _ -> {true, Names, Locks}
    end.

has_name(Pid, Names) -> lists:keymember(Pid, 1, maps:values(Names)).

add(Name, Pid, Names) -> Names#{Name => hold(Pid)}.

remove(Name, Names) ->
    case maps:take(Name, Names) of
        {{_, Monitor}, Rest} -> demonitor(Monitor, [flush]), Rest;
        error -> Names
    end.

hold(Pid) -> {Pid, monitor(process, Pid)}.

unlock(_, _, false, Locks) -> Locks;
unlock(Resource, Requester, {value, {_, Monitor}, Rest}, Locks) ->
    demonitor(Monitor, [flush]),
    held_by(Resource, Requester, Rest, Locks).

unlock_all(Monitor, Locks) ->
    maps:fold(fun(Resource, {Requester, Holders}, Acc) -> held_by(Resource, Requester, lists:keydelete(Monitor, 2, Holders), Acc) end,
              Locks, Locks).

held_by(Resource, _, [], Locks) -> maps:remove(Resource, Locks);
held_by(Resource, Requester, Holders, Locks) -> Locks#{Resource := {Requester, Holders}}.
