%% tests/lang/std_proc_lib.erl -- proc_lib: starts that are acknowledged, fail or take too long; what is remembered of them; hibernation; stop.
%% SPDX-License-Identifier: Apache-2.0
-module(std_proc_lib).
-export([main/0, init/2, wake/1]).

main() ->
    logger:set_primary_config(level, none),
    process_flag(trap_exit, true),
    {ok, P} = proc_lib:start_link(?MODULE, init, [self(), ack]),
    show(proc_lib:initial_call(P)),
    show(proc_lib:translate_initial_call(P)),
    show(element(2, process_info(P, initial_call))),
    {dictionary, D} = process_info(P, dictionary),
    show(lists:keyfind('$initial_call', 1, D)),
    show(proplists:get_value('$ancestors', D) =:= [self()]),
    P ! hibernate,
    P ! {wake, self()},
    receive {P, woken, Extra} -> show(Extra) end,
    show(proc_lib:stop(P, {shutdown, enough}, 1000)),
    receive {'EXIT', P, Why} -> show(Why) end,
    show(proc_lib:start_link(?MODULE, init, [self(), fail])),
    receive {'EXIT', _, Failed} -> show(Failed) end,
    show(proc_lib:start(?MODULE, init, [self(), crash])),
    show(proc_lib:start(?MODULE, init, [self(), slow], 20)),
    show(element(1, proc_lib:start_monitor(?MODULE, init, [self(), {error, sorry}]))),
    receive {'DOWN', _, process, _, Down} -> show(Down) end,
    show(proc_lib:spawn_opt(fun() -> ok end, [link]) =/= self()),
    receive {'EXIT', _, normal} -> show(normal) end,
    show(catch proc_lib:stop(nobody)).

show(Term) -> io:format("~p~n", [hide(Term)]).

hide({'EXIT', {Why, _}}) -> {'EXIT', Why};
hide({error, {Why, [{_, _, _, _} | _]}}) -> {error, Why};
hide(Term) -> Term.

init(Parent, ack) ->
    proc_lib:init_ack(Parent, {ok, self()}),
    loop(Parent);
init(Parent, fail) ->
    proc_lib:init_ack(Parent, {error, failed}),
    exit(failed);
init(_, crash) -> error(crashed);
init(_, slow) -> receive after infinity -> ok end;
init(Parent, Error) -> proc_lib:init_ack(Parent, Error).

loop(Parent) ->
    receive
        hibernate -> proc_lib:hibernate(?MODULE, wake, [7]);
        {system, From, {terminate, Reason}} -> sys:handle_system_msg({terminate, Reason}, From, Parent, ?MODULE, [], none)
    end.

wake(Extra) ->
    receive {wake, Pid} -> Pid ! {self(), woken, Extra} end,
    receive {system, From, {terminate, Reason}} -> gen:reply(From, ok), exit(Reason) end.
