%% libstd/shim/init.erl -- What programs ask init: arguments, status, and the end of the program.
%%
%% Differs from OTP's: that one is the emulator's first process, reads boot scripts and loads code. Here ff_boot is the first
%% process, and there are no emulator flags: every argument is a plain one, and -noshell is the only flag that seems set.
%% SPDX-License-Identifier: Apache-2.0
-module(init).
-export([get_plain_arguments/0, get_arguments/0, get_argument/1, get_status/0, script_id/0, stop/0, stop/1,
         restart/0, reboot/0, notify_when_started/1, wait_until_started/0]).

get_plain_arguments() -> ff_rt:arguments().

get_arguments() -> [{noshell, []}].

get_argument(noshell) -> {ok, [[]]};
get_argument(_) -> error.

get_status() -> {started, started}.

script_id() -> {"fireflyc", ""}.

stop() -> stop(0).

%% The caller goes on until the first process has seen the message, as on the BEAM.
stop(Status) when is_integer(Status), Status >= 0; is_list(Status) ->
    init ! {stop, {stop, Status}},
    ok.

%% There is nothing that could start the program again.
restart() -> stop().

reboot() -> stop().

notify_when_started(_) -> started.

wait_until_started() -> ok.
