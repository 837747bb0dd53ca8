%% tests/lang/std_supervision.erl -- Supervisors: strategies, intensity, simple_one_for_one, significant children, children that come and go.
%% SPDX-License-Identifier: Apache-2.0
-module(std_supervision).
-behaviour(supervisor).
-export([main/0, init/1, child/1, worker/2]).

main() ->
    logger:set_primary_config(level, none),
    process_flag(trap_exit, true),
    [strategy(S) || S <- [one_for_one, one_for_all, rest_for_one]],
    intensity(),
    simple(),
    dynamic(),
    significant(),
    kinds(),
    bad().

show(Term) -> io:format("~p~n", [Term]).

start(Flags, Specs) -> supervisor:start_link(?MODULE, {Flags, Specs}).

init({Flags, Specs}) -> {ok, {Flags, Specs}};
init(Other) -> Other.

spec(Name) -> #{id => Name, start => {?MODULE, child, [Name]}}.

child(Name) ->
    Self = self(),
    Pid = spawn_link(?MODULE, worker, [Name, Self]),
    receive {Pid, up} -> {ok, Pid} end.

worker(Name, Parent) ->
    register(Name, self()),
    Parent ! {self(), up},
    receive {stop, Why} -> exit(Why) end.

%% Which of the children are new after the end of b.
strategy(Strategy) ->
    {ok, Sup} = start(#{strategy => Strategy, intensity => 5}, [spec(a), spec(b), spec(c)]),
    Before = [{N, whereis(N)} || N <- [a, b, c]],
    exit(whereis(b), kill),
    show({Strategy, settled([{N, again(N, P)} || {N, P} <- Before]), [Id || {Id, _, _, _} <- supervisor:which_children(Sup)]}),
    stop(Sup).

again(N, Old) -> again(N, Old, 20).
again(_, _, 0) -> kept;
again(N, Old, Tries) ->
    case whereis(N) of
        New when is_pid(New), New =/= Old -> new;
        _ -> receive after 2 -> again(N, Old, Tries - 1) end
    end.

settled(List) -> List.

stop(Sup) ->
    exit(Sup, shutdown),
    receive {'EXIT', Sup, Why} -> show(Why) end.

intensity() ->
    {ok, Sup} = start(#{intensity => 2, period => 5}, [spec(a)]),
    kill_until(Sup, 0).

kill_until(Sup, N) ->
    Old = whereis(a),
    exit(Old, kill),
    receive {'EXIT', Sup, Why} -> show({Why, N})
    after 0 ->
        case again(a, Old) of
            new -> kill_until(Sup, N + 1);
            kept -> receive {'EXIT', Sup, Why} -> show({Why, N}) end
        end
    end.

simple() ->
    {ok, Sup} = start(#{strategy => simple_one_for_one}, [#{id => any, start => {?MODULE, child, []}, restart => temporary}]),
    Pids = [begin {ok, P} = supervisor:start_child(Sup, [N]), P end || N <- [x, y, z]],
    show(supervisor:count_children(Sup)),
    show(supervisor:terminate_child(Sup, hd(Pids))),
    show([{Id, Type, Mods} || {Id, _, Type, Mods} <- supervisor:which_children(Sup)]),
    show(catch supervisor:restart_child(Sup, any)),
    show(supervisor:delete_child(Sup, any)),
    y ! {stop, normal},
    receive after 20 -> ok end,
    show(supervisor:count_children(Sup)),
    stop(Sup),
    show([whereis(N) || N <- [x, y, z]]).

dynamic() ->
    {ok, Sup} = start(#{}, [spec(a)]),
    show(element(1, supervisor:start_child(Sup, spec(b)))),
    show(element(1, element(2, supervisor:start_child(Sup, spec(b))))),
    show(supervisor:delete_child(Sup, b)),
    show(supervisor:terminate_child(Sup, b)),
    show(lists:sort([{Id, is_pid(P)} || {Id, P, _, _} <- supervisor:which_children(Sup)])),
    show(element(1, supervisor:restart_child(Sup, b))),
    show(supervisor:restart_child(Sup, b)),
    show(supervisor:terminate_child(Sup, nobody)),
    show(supervisor:get_childspec(Sup, a)),
    show(supervisor:start_child(Sup, #{id => c})),
    stop(Sup).

significant() ->
    {ok, Sup} = start(#{auto_shutdown => any_significant},
                      [spec(a), (spec(b))#{restart => transient, significant => true}]),
    b ! {stop, normal},
    receive {'EXIT', Sup, Why} -> show(Why) end.

%% A transient child comes back after a failure only; a brutal kill ends one that does not listen.
kinds() ->
    {ok, Sup} = start(#{intensity => 3}, [(spec(t))#{restart => transient}, (spec(k))#{shutdown => brutal_kill}]),
    T = whereis(t),
    T ! {stop, failed},
    show(again(t, T)),
    U = whereis(t),
    U ! {stop, {shutdown, done}},
    show(again(t, U)),
    show(lists:sort([{Id, is_pid(P)} || {Id, P, _, _} <- supervisor:which_children(Sup)])),
    stop(Sup).

bad() ->
    show(start(#{strategy => unknown}, [])),
    show(start(#{}, [#{id => a, start => nothing}])),
    show(start(#{}, [spec(a), spec(a)])),
    show(supervisor:start_link(?MODULE, ignore)),
    show(supervisor:start_link(?MODULE, nonsense)),
    show(supervisor:check_childspecs([spec(a)])),
    show(supervisor:check_childspecs([(spec(a))#{restart => sometimes}])).
