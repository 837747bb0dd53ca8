%% libstd/src/ff_inet.erl -- Starts inet_db in programs that use sockets or names of hosts. Where kernel is booted, its supervisor
%% has done that.
%% SPDX-License-Identifier: Apache-2.0
-module(ff_inet).
-export([start/0]).

start() ->
    case whereis(inet_db) of
        undefined ->
            put(?MODULE, families()),
            Result = inet_db:start(),
            erase(?MODULE),
            Result;
        Pid -> {ok, Pid}
    end.

%% The modules among which kernel's inet chooses. The compiler takes a module of OTP for one that callbacks are called in only
%% where it names itself, or is named outside of OTP.
families() -> [inet_tcp, inet6_tcp, local_tcp, inet_udp, inet6_udp, local_udp].
