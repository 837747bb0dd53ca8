%% libstd/shim/kernel.erl -- The application kernel: its supervisors and their children.
%%
%% Differs from OTP's: of what talks to other nodes only global_name_server is there, and no server of old system services. The
%% file server and inet_db are children where the program links them.
%% SPDX-License-Identifier: Apache-2.0
-module(kernel).
-behaviour(supervisor).
-export([start/2, stop/1, init/1, config_change/3]).

start(_, []) ->
    _ = logger_callbacks(),
    ok = logger:internal_init_logger(),
    ok = set_default(connect_all, true),
    case supervisor:start_link({local, kernel_sup}, ?MODULE, []) of
        {ok, Pid} ->
            ok = erl_signal_handler:start(),
            [ok = os:set_signal(Signal, handle) || Signal <- [sigterm, sigusr1, sigquit]],
            ok = logger:add_handlers(kernel),
            {ok, Pid, []};
        Error -> Error
    end.

%% OTP's global does this.
set_default(Parameter, Value) ->
    case application:get_env(kernel, Parameter) of
        undefined -> application:set_env(kernel, Parameter, Value, [{timeout, infinity}]);
        {ok, _} -> ok
    end.

stop(_) -> ok.

config_change(_Changed, _New, _Removed) -> ok.

init([]) ->
    {ok, {#{strategy => one_for_all, intensity => 0, period => 1},
          [worker(code_server, {code, start_link, []}, [code])] ++
          linked("inet_db", "inet_db", ["inet_db"]) ++
          [worker(global_name_server, {global, start_link, []}, [global]),
           supervisor(net_sup, {erl_distribution, start_link, []}, [erl_distribution])] ++
          linked("file_server", "file_server_2", ["file", "file_server", "file_io_server", "prim_file"]) ++
          [#{id => erl_signal_server, start => {gen_event, start_link, [{local, erl_signal_server}]}, shutdown => 2000,
             modules => dynamic},
           stream(standard_error, {standard_error, start_link, []}, standard_error),
           stream(user, {user_sup, start, []}, user_sup),
           worker(kernel_config, {kernel_config, start_link, []}, [kernel_config]),
           worker(kernel_refc, {kernel_refc, start_link, []}, [kernel_refc]),
           supervisor(kernel_safe_sup, {supervisor, start_link, [{local, kernel_safe_sup}, ?MODULE, safe]}, [?MODULE]),
           supervisor(logger_sup, {logger_sup, start_link, []}, [logger_sup])]}};
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

%% A server that only some programs link, by its start_link/0.
linked(Module, Id, Modules) ->
    Server = ff_rt:link_tag(Module),
    case erlang:function_exported(Server, start_link, 0) of
        true -> [worker(ff_rt:link_tag(Id), {Server, start_link, []}, [ff_rt:link_tag(M) || M <- Modules])];
        false -> []
    end.

worker(Id, Start, Modules) -> #{id => Id, start => Start, shutdown => 2000, modules => Modules}.

%% One that is gone is not started again: the program goes on without it.
stream(Id, Start, Module) ->
    #{id => Id, start => Start, restart => temporary, shutdown => 2000, type => supervisor, modules => [Module]}.

supervisor(Id, Start, Modules) ->
    #{id => Id, start => Start, restart => permanent, shutdown => infinity, type => supervisor, modules => Modules}.

%% Those that logger's default configuration names, for the compiler to see. It takes a module of OTP for one that callbacks are
%% called in only where it names itself, or is named outside of OTP.
logger_callbacks() -> [logger_std_h, logger_formatter].
