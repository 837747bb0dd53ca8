%% libstd/src/ff_safe_sup.erl -- kernel_safe_sup for programs that do not boot kernel: timer and dets put their servers there.
%% SPDX-License-Identifier: Apache-2.0
-module(ff_safe_sup).
-behaviour(supervisor).
-export([start/0, init/1]).

start() ->
    case whereis(kernel_safe_sup) of
        undefined -> supervisor:start_link({local, kernel_safe_sup}, ?MODULE, []);
        Pid -> {ok, Pid}
    end.

init([]) -> {ok, {#{strategy => one_for_one, intensity => 4, period => 3600}, []}}.
