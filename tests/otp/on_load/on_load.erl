%% tests/otp/on_load/on_load.erl -- -on_load functions: before the entry, with kernel's processes there, in processes of their own.
%% SPDX-License-Identifier: Apache-2.0
-module(on_load).
-export([main/0]).
-on_load(load/0).

load() ->
    put(?MODULE, gone),
    persistent_term:put(?MODULE, {is_pid(whereis(user)), on_load_needed:table()}),
    ok.

main() ->
    catch on_load_fails:function(), %% erl loads it now
    timer:sleep(1000), %% in which a process of code's own has it reported
    logger_std_h:filesync(default),
    io:format("~p ~p~n", [persistent_term:get(?MODULE), get(?MODULE)]),
    io:format("~p~n", [?MODULE:module_info(exports)]),
    init:stop().
