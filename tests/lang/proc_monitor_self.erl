%% tests/lang/proc_monitor_self.erl -- A process that monitors itself, by pid or by name, gets a reference that is no alias.
%% SPDX-License-Identifier: Apache-2.0
-module(proc_monitor_self).
-export([main/0]).

main() ->
    register(?MODULE, self()),
    [told(monitor(process, Item, Options))
     || Item <- [self(), ?MODULE, {?MODULE, node()}],
        Options <- [[], [{alias, demonitor}], [{alias, explicit_unalias}], [{alias, reply_demonitor}]]].

told(Monitor) ->
    Monitor ! by_alias,
    Got = receive Message -> Message after 0 -> nothing end,
    io:format("~p ~p ~p~n", [Got, demonitor(Monitor, [info]), unalias(Monitor)]).
