%% libstd/src/ff_kernel_sup.erl -- kernel_sup and kernel_safe_sup for programs that do not boot kernel: timer and dets put their
%% servers there.
%% SPDX-License-Identifier: Apache-2.0
-module(ff_kernel_sup).
-behaviour(supervisor).
-export([start/0, init/1]).

start() ->
    case whereis(kernel_sup) of
        undefined -> supervisor:start_link({local, kernel_sup}, ?MODULE, kernel_sup);
        Pid -> {ok, Pid}
    end.

init(kernel_sup) ->
    {ok, {#{strategy => one_for_all, intensity => 0, period => 1},
          [#{id => kernel_safe_sup, start => {supervisor, start_link, [{local, kernel_safe_sup}, ?MODULE, safe]},
             shutdown => infinity, type => supervisor}]}};
init(safe) -> {ok, {#{strategy => one_for_one, intensity => 4, period => 3600}, []}}.
