%% tests/lang/std_gen_statem.erl -- A gen_statem door lock: state functions, timeouts, postponed events.
%% SPDX-License-Identifier: Apache-2.0
-module(std_gen_statem).
-export([main/0, init/1, callback_mode/0, locked/3, open/3]).

main() ->
    {ok, D} = gen_statem:start(?MODULE, [1, 2, 3], []),
    io:format("~w~n", [[gen_statem:call(D, {button, B}) || B <- [1, 2, 4]]]),
    io:format("~w~n", [[gen_statem:call(D, {button, B}) || B <- [1, 2, 3]]]),
    io:format("~w~n", [gen_statem:call(D, state)]),
    gen_statem:cast(D, later),
    receive after 60 -> ok end,
    io:format("~w~n", [gen_statem:call(D, state)]),
    io:format("~w~n", [gen_statem:stop(D)]).

callback_mode() -> state_functions.

init(Code) -> {ok, locked, #{code => Code, left => Code, postponed => 0}}.

locked({call, From}, {button, B}, #{left := [B]} = D) ->
    {next_state, open, D#{left := maps:get(code, D)}, [{reply, From, opened}, {state_timeout, 30, close}]};
locked({call, From}, {button, B}, #{left := [B | Rest]} = D) ->
    {keep_state, D#{left := Rest}, [{reply, From, good}]};
locked({call, From}, {button, _}, D) ->
    {keep_state, D#{left := maps:get(code, D)}, [{reply, From, wrong}]};
locked({call, From}, state, #{postponed := N}) ->
    {keep_state_and_data, [{reply, From, {locked, N}}]};
locked(cast, later, D) ->
    {keep_state, D#{postponed := maps:get(postponed, D) + 1}}.

open(state_timeout, close, D) -> {next_state, locked, D};
open({call, From}, state, _) -> {keep_state_and_data, [{reply, From, open}]};
open(cast, later, _) -> {keep_state_and_data, [postpone]}.
