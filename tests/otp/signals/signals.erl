%% tests/otp/signals/signals.erl -- Signals: as events of erl_signal_server, ignored, and SIGTERM, which ends the program.
%% SPDX-License-Identifier: Apache-2.0
-module(signals).
-export([main/0]).
-behaviour(gen_event).
-export([init/1, handle_event/2, handle_call/2]).
main() ->
    [io:format("~p ~p ~p~n", [S, A, catch element(1, {os:set_signal(S, A), x})]) || {S, A} <- [{sighup, handle}, {sigusr2, handle}, {sigtstp, ignore}, {sigalrm, ignore}, {sigchld, default}]],
    io:format("~0p~n", [[reason(catch os:set_signal(S, A)) || {S, A} <- [{sigint, ignore}, {sighup, foo}, {1, default}]]]),
    ok = gen_event:swap_handler(erl_signal_server, {erl_signal_handler, []}, {?MODULE, self()}),
    [begin kill(S), receive {signal, X} -> io:format("~p~n", [X]) after 5000 -> io:format("none~n") end end || S <- ["HUP", "USR2", "TERM", "USR1", "QUIT"]],
    kill("ALRM"),
    ok = os:set_signal(sigalrm, handle),
    kill("ALRM"),
    receive {signal, Y} -> io:format("~p~n", [Y]) after 5000 -> io:format("none~n") end,
    ok = gen_event:swap_handler(erl_signal_server, {?MODULE, []}, {erl_signal_handler, []}),
    io:format("~p~n", [os:cmd("kill -TERM $$; echo not reached")]),
    kill("TERM"),
    receive after 5000 -> io:format("still here~n") end.
reason({'EXIT', {Reason, [Call | _]}}) -> {Reason, Call}.
kill(S) -> "" = os:cmd("kill -" ++ S ++ " " ++ os:getpid()).
init({Me, _}) -> {ok, Me}; init(Me) -> {ok, Me}.
handle_event(E, Me) -> Me ! {signal, E}, {ok, Me}.
handle_call(_, Me) -> {ok, ok, Me}.
