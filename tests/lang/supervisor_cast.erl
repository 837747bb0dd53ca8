%% tests/lang/supervisor_cast.erl -- A callback that only a variable names, in a server of OTP's own.
%% SPDX-License-Identifier: Apache-2.0
-module(supervisor_cast).
-behaviour(supervisor).
-export([main/0, init/1, start_worker/0]).

main() ->
    {ok, Sup} = supervisor:start_link(?MODULE, []),
    gen_server:cast(Sup, {try_again_restart, nobody}),
    io:format("~p~n", [supervisor:count_children(Sup)]).

init([]) -> {ok, {#{}, [#{id => worker, start => {?MODULE, start_worker, []}}]}}.

start_worker() -> {ok, proc_lib:spawn_link(fun() -> receive stop -> ok end end)}.
