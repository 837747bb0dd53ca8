%% libstd/shim/kernel.erl -- The application kernel: its supervisors, without what distribution and code loading need.
%%
%% Differs from OTP's: there is no code server, no process of distribution and no server of old system services. The
%% standard streams and the file server are processes of ff_boot, because programs without applications need them, too.
%% SPDX-License-Identifier: Apache-2.0
-module(kernel).
-behaviour(supervisor).
-export([start/2, stop/1, init/1, config_change/3]).

start(_, []) ->
    ok = logger:internal_init_logger(),
    case supervisor:start_link({local, kernel_sup}, ?MODULE, []) of
        {ok, Pid} ->
            ok = erl_signal_handler:start(),
            [ok = os:set_signal(Signal, handle) || Signal <- [sigterm, sigusr1, sigquit]],
            ok = logger:add_handlers(kernel),
            {ok, Pid, []};
        Error -> Error
    end.

stop(_) -> ok.

config_change(_Changed, _New, _Removed) -> ok.

init([]) ->
    {ok, {#{strategy => one_for_all, intensity => 0, period => 1},
          inet_db(erlang:function_exported(ff_rt:link_tag("ff_inet"), start, 0)) ++
          [#{id => erl_signal_server, start => {gen_event, start_link, [{local, erl_signal_server}]}, shutdown => 2000,
             modules => dynamic},
           supervisor(kernel_safe_sup, {supervisor, start_link, [{local, kernel_safe_sup}, ?MODULE, safe]}, [?MODULE]),
           supervisor(logger_sup, {logger_sup, start_link, []}, [logger_sup | logger_callbacks()])]}};
init(safe) ->
    {ok, {#{strategy => one_for_one, intensity => 4, period => 3600}, started(start_pg, "pg")}}.

%% A server that a parameter of kernel asks for. The compiler links it when a configuration does (compiler/driver/apps.c).
started(Parameter, Module) ->
    case application:get_env(kernel, Parameter) of
        {ok, true} ->
            Server = ff_rt:link_tag(Module),
            [#{id => Server, start => {Server, start_link, []}, shutdown => 1000, modules => [Server]}];
        _ -> []
    end.

%% In programs that use sockets or names of hosts.
inet_db(true) ->
    Db = ff_rt:link_tag("inet_db"),
    [#{id => Db, start => {ff_rt:link_tag("ff_inet"), start, []}, shutdown => 2000, modules => [Db]}];
inet_db(false) -> [].

supervisor(Id, Start, Modules) ->
    #{id => Id, start => Start, restart => permanent, shutdown => infinity, type => supervisor, modules => Modules}.

%% Those that logger's default configuration names. The compiler takes a module of OTP for one that callbacks are called in
%% only where it names itself, or is named outside of OTP.
logger_callbacks() -> [logger_std_h, logger_formatter].
