%% tests/otp/permanent/apps/frail/frail.erl -- An application whose supervisor restarts nothing.
%% SPDX-License-Identifier: Apache-2.0
-module(frail).
-behaviour(application).

-export([start/2, stop/1, init/1, worker/0]).

start(_, _) -> supervisor:start_link(?MODULE, []).

stop(_) -> ok.

init([]) -> {ok, {#{intensity => 0}, [#{id => worker, start => {?MODULE, worker, []}}]}}.

worker() ->
    Pid = spawn_link(fun() -> receive stop -> ok end end),
    register(frail_worker, Pid),
    {ok, Pid}.
