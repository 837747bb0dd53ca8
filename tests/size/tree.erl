%% tests/size/tree.erl -- A server under a supervisor, which crashes, is started again, and is logged about.
%% SPDX-License-Identifier: Apache-2.0
-module(tree).
-behaviour(supervisor).
-export([main/0, init/1]).
main() ->
    {ok, _} = supervisor:start_link({local, ?MODULE}, ?MODULE, []),
    ok = counter:add(2),
    2 = counter:value(),
    logger:notice("counter: ~p", [counter:value()]),
    counter:crash(),
    receive after 10 -> ok end,
    0 = counter:value(),
    logger:error("counter: ~p", [counter:value()]).
init([]) ->
    {ok, {#{strategy => one_for_one}, [#{id => counter, start => {counter, start_link, []}}]}}.
