%% libstd/shim/user_sup.erl -- What kernel's supervisor starts for the standard streams: a bridge to the process user.
%%
%% Differs from OTP's: that one chooses between shells, and sleeps before it ends user. Here ff_boot has started user, because
%% programs without kernel talk to it, too.
%% SPDX-License-Identifier: Apache-2.0
-module(user_sup).
-behaviour(supervisor_bridge).
-export([start/0, init/1, terminate/2, linked/1, finish/1]).

start() -> supervisor_bridge:start_link(?MODULE, []).

init([]) -> linked(user).

terminate(_, Pid) -> finish(Pid).

%% What init/1 of a bridge gives for the process Name.
linked(Name) ->
    case whereis(Name) of
        undefined -> ignore;
        Pid ->
            link(Pid),
            {ok, Pid, Pid}
    end.

%% What the process was told before is written when it answers.
finish(Pid) ->
    Ref = monitor(process, Pid),
    Pid ! {io_request, self(), Ref, {put_chars, latin1, []}},
    receive
        {io_reply, Ref, _} -> ok;
        {'DOWN', Ref, _, _, _} -> ok
    after 1000 -> ok
    end,
    exit(Pid, kill).
