%% libstd/shim/init.erl -- What programs ask init: arguments, status, and the end of the program.
%%
%% Differs from OTP's: that one is the emulator's first process, reads boot scripts and loads code. Here ff_boot is the first
%% process, and there are no emulator flags: every argument is a plain one; -noshell seems set, -home as erl sets it from the
%% environment, -root as code:root_dir/0, and -config as at build time.
%% SPDX-License-Identifier: Apache-2.0
-module(init).
-export([get_plain_arguments/0, get_arguments/0, get_argument/1, get_status/0, script_id/0, script_name/0,
         get_configfd/1, set_configfd/2, stop/0, stop/1,
         restart/0, restart/1, reboot/0, make_permanent/2, notify_when_started/1, ensure_loaded/1, run_on_load_handlers/0, wait_until_started/0,
         archive_extension/0, objfile_extension/0, code_path_choice/0, fetch_loaded/0]).

get_plain_arguments() -> ff_rt:arguments().

get_arguments() ->
    [{root, [""]} | [{home, [Home]} || Home <- home()]] ++ [{noshell, []} | [{config, [File]} || File <- config_files()]].

get_argument(noshell) -> {ok, [[]]};
get_argument(root) -> {ok, [[""]]};
get_argument(home) -> values(home());
get_argument(config) -> values(config_files());
get_argument(_) -> error.

values([]) -> error;
values(Values) -> {ok, [[Value] || Value <- Values]}.

home() ->
    case os:getenv("HOME") of
        false -> [];
        Home -> [Home]
    end.

%% As --config was given them. What a sys.config includes has another name (compiler/driver/apps.c).
config_files() -> [File || "-config " ++ File <- ff_rt:files()].

get_configfd(_) -> none.

set_configfd(_, _) -> ok.

script_name() -> "".

get_status() -> {started, started}.

script_id() -> {"Erlang/OTP", erlang:system_info(otp_release)}.

stop() -> stop(0).

%% The caller goes on until the first process has seen the message, as on the BEAM.
stop(Status) ->
    is_status(Status) orelse error(badarg),
    init ! {stop, {stop, Status}},
    ok.

is_status(Status) when is_list(Status) -> lists:all(fun(Byte) -> is_integer(Byte) andalso Byte >= 0 andalso Byte < 256 end, Status);
is_status(Status) -> is_integer(Status) andalso Status >= 0.

%% There is nothing that could start the program again.
restart() -> stop().

restart([]) -> stop();
restart([{mode, Mode}]) when Mode =:= embedded; Mode =:= interactive -> stop();
restart(Options) when is_list(Options) -> error(badarg, [Options]).

reboot() -> stop().

make_permanent(_, _) -> ok.

ensure_loaded(_) -> not_allowed.

run_on_load_handlers() -> ok.

notify_when_started(_) -> started.

wait_until_started() -> ok.

archive_extension() -> ".ez".

objfile_extension() -> ".beam".

code_path_choice() -> strict.

fetch_loaded() -> [{Module, preloaded} || Module <- erlang:loaded()].
