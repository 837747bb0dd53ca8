%% tests/lang/std_gen_fsm.erl -- gen_fsm, which OTP keeps for old programs: states, events to all of them, timers.
%% SPDX-License-Identifier: Apache-2.0
-module(std_gen_fsm).
-behaviour(gen_fsm).
-compile([nowarn_deprecated_function]).
-export([main/0, init/1, idle/2, idle/3, busy/2, handle_event/3, handle_sync_event/4, handle_info/3, terminate/3, code_change/4]).

main() ->
    {ok, P} = gen_fsm:start(?MODULE, self(), []),
    show(gen_fsm:sync_send_event(P, {work, 2})),
    gen_fsm:send_event(P, step),
    gen_fsm:send_event(P, step),
    show(told()),
    show(gen_fsm:sync_send_all_state_event(P, where)),
    gen_fsm:send_all_state_event(P, {tell, all}),
    P ! info,
    show(told()),
    show(gen_fsm:sync_send_event(P, timer)),
    show(told()),
    show(gen_fsm:sync_send_event(P, timeout)),
    show(told()),
    show(gen_fsm:sync_send_all_state_event(P, stop)),
    show(told()).

show(Term) -> io:format("~p~n", [Term]).

told() -> receive {told, What} -> [What | told()] after 40 -> [] end.

init(To) -> {ok, idle, To}.

idle({work, N}, _, To) -> {reply, {working, N}, busy, {N, To}};
idle(timer, _, To) ->
    gen_fsm:start_timer(5, started),
    gen_fsm:send_event_after(10, sent),
    {reply, ok, idle, To};
idle(timeout, _, To) -> {reply, ok, idle, To, 5}.

idle(Event, To) ->
    To ! {told, {idle, hide(Event)}},
    {next_state, idle, To}.

hide({timeout, Ref, What}) when is_reference(Ref) -> {timeout, What};
hide(Event) -> Event.

busy(step, {1, To}) ->
    To ! {told, done},
    {next_state, idle, To};
busy(step, {N, To}) -> {next_state, busy, {N - 1, To}}.

handle_event({tell, What}, State, To) ->
    To ! {told, {State, What}},
    {next_state, State, To}.

handle_sync_event(where, _, State, To) -> {reply, State, State, To};
handle_sync_event(stop, _, _, To) -> {stop, normal, stopping, To}.

handle_info(Info, State, To) ->
    To ! {told, {State, Info}},
    {next_state, State, To}.

terminate(Reason, State, To) -> To ! {told, {Reason, State}}.

code_change(_, State, To, _) -> {ok, State, To}.
