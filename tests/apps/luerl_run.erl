%% tests/apps/luerl_run.erl -- Evaluates the Lua files named in the arguments, one after the other in one state, with luerl.
%% SPDX-License-Identifier: Apache-2.0
-module(luerl_run).
-export([main/1]).

main(Files) ->
    lists:foldl(fun run/2, luerl:init(), Files),
    ok.

run(File, State) ->
    try luerl:dofile(File, State) of
        {_Results, State1} -> State1
    catch
        error:{lua_error, Reason, _} ->
            io:format("~ts: ~tp~n", [File, Reason]),
            State
    end.
