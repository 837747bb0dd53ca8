%% tests/lang/std_gen_event.erl -- gen_event: handlers that come, go, swap, fail and are watched.
%% SPDX-License-Identifier: Apache-2.0
-module(std_gen_event).
-behaviour(gen_event).
-export([main/0, init/1, handle_event/2, handle_call/2, handle_info/2, terminate/2]).

main() ->
    logger:set_primary_config(level, none),
    {ok, M} = gen_event:start_link({local, manager}),
    show(gen_event:add_handler(M, ?MODULE, {one, self()})),
    show(gen_event:add_handler(manager, {?MODULE, second}, {two, self()})),
    show(gen_event:add_handler(M, {?MODULE, second}, {again, self()})),
    show(gen_event:which_handlers(M)),
    gen_event:notify(M, {say, hello}),
    show(gen_event:sync_notify(M, {say, sync})),
    show(told()),
    M ! info,
    show(gen_event:call(M, {?MODULE, second}, name)),
    show(gen_event:call(M, nobody, name)),
    show(gen_event:call(M, ?MODULE, crash)),
    show(told()),
    show(gen_event:which_handlers(M)),
    show(gen_event:swap_handler(M, {{?MODULE, second}, swapped}, {?MODULE, {three, self()}})),
    show(told()),
    show(gen_event:add_sup_handler(M, {?MODULE, watched}, {four, self()})),
    gen_event:notify(M, {remove, four}),
    receive {gen_event_EXIT, H, Why} -> show({H, Why}) end,
    show(gen_event:delete_handler(M, ?MODULE, bye)),
    show(gen_event:delete_handler(M, ?MODULE, bye)),
    show(gen_event:which_handlers(M)),
    gen_event:add_handler(M, ?MODULE, {five, self()}),
    show(gen_event:stop(M)),
    show(told()).

show(Term) -> io:format("~p~n", [Term]).

told() -> receive {told, What} -> [What | told()] after 20 -> [] end.

init({{Name, To}, {swapped, from, Old}}) ->
    To ! {told, {init, Name, Old}},
    {ok, {Name, To}};
init({Name, To}) -> {ok, {Name, To}}.

handle_event({remove, Name}, {Name, _}) -> remove_handler;
handle_event({remove, _}, State) -> {ok, State};
handle_event(Event, {Name, To} = State) ->
    To ! {told, {Name, Event}},
    {ok, State}.

handle_call(name, {Name, _} = State) -> {ok, Name, State};
handle_call(crash, {Name, _}) -> exit({crashed, Name}).

handle_info(Info, {Name, To} = State) ->
    To ! {told, {Name, Info}},
    {ok, State}.

terminate(swapped, {Name, _}) -> {swapped, from, Name};
terminate({error, {'EXIT', {Why, _}}}, {Name, To}) -> To ! {told, {Name, failed, Why}};
terminate({error, {'EXIT', Why}}, {Name, To}) -> To ! {told, {Name, failed, Why}};
terminate(Args, {Name, To}) ->
    To ! {told, {Name, terminate, Args}},
    Args.
