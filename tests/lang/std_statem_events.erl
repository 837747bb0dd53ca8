%% tests/lang/std_statem_events.erl -- gen_statem with handle_event/4: enter calls, every timeout, postponed events, several replies, callback modules.
%% SPDX-License-Identifier: Apache-2.0
-module(std_statem_events).
-behaviour(gen_statem).
-export([main/0, init/1, callback_mode/0, handle_event/4, terminate/3, code_change/4]).

main() ->
    {ok, P} = gen_statem:start(?MODULE, self(), []),
    show(told()),
    show(gen_statem:call(P, go)),
    show(told()),
    gen_statem:cast(P, {wait_for, b}),
    gen_statem:cast(P, one),
    gen_statem:cast(P, two),
    show(gen_statem:call(P, queue)),
    show(told()),
    [begin gen_statem:cast(P, {timeout, T}), receive after 40 -> ok end, show({T, told()}) end || T <- [state, event, generic, named, absolute, cancelled, updated]],
    show(gen_statem:call(P, both)),
    Id = gen_statem:send_request(P, late),
    show(gen_statem:wait_response(Id, 0)),
    gen_statem:cast(P, answer),
    show(gen_statem:receive_response(Id, 1000)),
    {'EXIT', {timeout, _}} = (catch gen_statem:call(P, never, {clean_timeout, 20})),
    show(gen_statem:call(P, hibernate)),
    show(gen_statem:call(P, insert)),
    show(told()),
    show(element(1, sys:get_state(P))),
    show(gen_statem:call(P, stop)),
    show(told()),
    show(is_process_alive(P)).

show(Term) -> io:format("~p~n", [Term]).

told() -> receive {told, What} -> [What | told()] after 5 -> [] end.

tell(What, #{to := Pid}) -> Pid ! {told, What}.

callback_mode() -> [handle_event_function, state_enter].

init(To) -> {ok, {at, start}, #{to => To, late => none}}.

handle_event(enter, Old, State, D) ->
    tell({enter, Old, State}, D),
    keep_state_and_data;
handle_event({call, From}, go, {at, start}, D) ->
    {next_state, {at, a}, D, [{reply, From, gone}]};
handle_event(cast, {wait_for, Where}, {at, _}, D) ->
    {next_state, {waiting, Where}, D};
handle_event(cast, Event, {waiting, _}, _) when Event =:= one; Event =:= two ->
    {keep_state_and_data, postpone};
handle_event({call, From}, queue, {waiting, Where}, D) ->
    {next_state, {at, Where}, D, {reply, From, queued}};
handle_event(cast, Event, {at, Where}, D) when Event =:= one; Event =:= two ->
    tell({Event, Where}, D),
    keep_state_and_data;
handle_event(cast, {timeout, Kind}, _, D) ->
    {keep_state, D, timeouts(Kind)};
handle_event(Type, Content, _, D) when Type =:= timeout; Type =:= state_timeout; element(1, Type) =:= timeout ->
    tell({Type, Content}, D),
    keep_state_and_data;
handle_event({call, From}, both, _, D) ->
    {repeat_state, D, [{next_event, internal, {reply, From}}]};
handle_event(internal, {reply, From}, _, _) ->
    gen_statem:reply(From, replied),
    keep_state_and_data;
handle_event({call, From}, late, _, D) ->
    {keep_state, D#{late := From}};
handle_event(cast, answer, _, #{late := From} = D) ->
    {keep_state, D#{late := none}, [{reply, From, answered}]};
handle_event({call, _}, never, _, _) ->
    keep_state_and_data;
handle_event({call, From}, hibernate, _, D) ->
    {keep_state, D, [hibernate, {reply, From, sleeping}]};
handle_event({call, From}, insert, _, D) ->
    {keep_state, D, [{next_event, internal, {note, 1}}, {next_event, internal, {note, 2}}, {reply, From, inserted}]};
handle_event(internal, {note, N}, _, D) ->
    tell({note, N}, D),
    keep_state_and_data;
handle_event({call, From}, stop, _, D) ->
    {stop_and_reply, normal, [{reply, From, stopping}], D#{stopped => true}}.

timeouts(state) -> [{state_timeout, 5, s}];
timeouts(event) -> 5;
timeouts(generic) -> [{{timeout, g}, 5, content}, {{timeout, h}, 1, earlier}];
timeouts(named) -> [{{timeout, n}, 1000, old}, {{timeout, n}, 5, new}];
timeouts(absolute) -> [{state_timeout, erlang:monotonic_time(millisecond) + 5, abs, [{abs, true}]}];
timeouts(cancelled) -> [{state_timeout, 5, gone}, {state_timeout, cancel}];
timeouts(updated) -> [{state_timeout, 5, before}, {state_timeout, update, afterwards}].

terminate(Reason, State, D) -> tell({Reason, State, maps:without([to], D)}, D).

code_change(_, State, D, _) -> {ok, State, D}.
