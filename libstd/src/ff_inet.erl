%% libstd/src/ff_inet.erl -- Starts inet_db in programs that use sockets or names of hosts: as a child of kernel's supervisor
%% where kernel is booted, else ff_boot does.
%% SPDX-License-Identifier: Apache-2.0
-module(ff_inet).
-export([start/0]).

start() ->
    case whereis(inet_db) of
        undefined ->
            put(?MODULE, families()),
            Result = start_db(whereis(kernel_sup) =:= self()),
            erase(?MODULE),
            Result;
        Pid -> {ok, Pid}
    end.

start_db(true) -> inet_db:start_link();
start_db(false) -> inet_db:start().

%% The modules among which kernel's inet chooses. The compiler takes a module of OTP for one that callbacks are called in only
%% where it names itself, or is named outside of OTP.
families() -> [inet_tcp, inet6_tcp, local_tcp, inet_udp, inet6_udp, local_udp].
