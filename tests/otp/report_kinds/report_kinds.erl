%% tests/otp/report_kinds/report_kinds.erl -- Progress, crash and supervisor reports at level debug, linked trees, and the debug functions of sys.
%% SPDX-License-Identifier: Apache-2.0
-module(report_kinds).
-behaviour(gen_server).
-export([main/0, start_link/1, init/1, handle_call/3, handle_cast/2, handle_info/2, terminate/2, sup/1, tree/0, crash_in/1, format_status/2]).
main() ->
    logger:set_primary_config(level, debug),
    process_flag(trap_exit, true),
    {ok, S} = supervisor:start_link({local, mysup}, ?MODULE, sup),
    pause(),
    catch gen_server:call(w1, crash), pause(),
    gen_server:cast(w1, {exit, bad}), pause(),
    w1 ! unexpected, pause(),
    exit(whereis(w1), kill), pause(),
    supervisor:terminate_child(S, w2), supervisor:restart_child(S, w2), timer:sleep(20),
    io:format("~0p~n", [supervisor:start_child(S, #{id => bad, start => {?MODULE, start_link, [fail]}})]), pause(),
    io:format("~0p~n", [supervisor:start_child(S, #{id => bad, start => {?MODULE, nofun, [fail]}})]), pause(),
    P = proc_lib:spawn(?MODULE, tree, []), pause(), 
    proc_lib:spawn(?MODULE, crash_in, [exit]), pause(),
    proc_lib:spawn(?MODULE, crash_in, [throw]), pause(),
    proc_lib:spawn(?MODULE, crash_in, [error]), pause(),
    spawn(fun() -> error(plain) end), pause(),
    spawn(fun() -> throw(plain) end), pause(),
    spawn(fun() -> exit(plain) end), pause(),
    gen_server:cast(w1, {exit, bad}), pause(), gen_server:cast(w1, {exit, bad}), pause(), gen_server:cast(w1, {exit, bad}), pause(),
    flush(),
    {ok, E} = gen_event:start_link({local, ev}), gen_event:add_handler(ev, nohandler, x), gen_event:stop(E),
    {ok, G} = start_link(w9), sys:trace(G, true), gen_server:call(w9, hello), w9 ! info, sys:log(G, true), gen_server:call(w9, again), sys:log(G, print), sys:statistics(G, true), gen_server:call(w9, x), io:format("~0p~n", [[K || {K, _} <- element(2, sys:statistics(G, get))]]),
    sys:no_debug(G), io:format("~0p~n", [sys:get_state(G)]), sys:replace_state(G, fun(_) -> new end), io:format("~0p~n", [sys:get_state(G)]), sys:suspend(G), io:format("~0p~n", [mask(sys:get_status(G))]), sys:resume(G), sys:install(G, {fun(F, Ev, _) -> io:format("dbg ~0p ~0p~n", [F, Ev]), F + 1 end, 0}), gen_server:call(w9, y), sys:terminate(G, bye), pause(), P, init:stop().
mask({status, _, M, [_, St, _, _, L]}) -> {M, St, [X || X = {data, _} <- L]}.
%% Time for those that fail, and for the handler to write.
pause() -> timer:sleep(60), logger_olp:get_opts(logger_proxy), logger_std_h:filesync(default).
flush() -> receive M -> io:format("got ~0p~n", [M]), flush() after 0 -> ok end.
tree() -> put(key, value), register(tree, self()), process_flag(trap_exit, true), P = proc_lib:spawn_link(fun() -> spawn_link(fun() -> receive after infinity -> ok end end), receive after infinity -> ok end end), proc_lib:spawn_link(fun() -> receive after infinity -> ok end end), self() ! {message, P}, self() ! m2, timer:sleep(20), error({tree, fell}).
crash_in(exit) -> exit(crashed); crash_in(throw) -> throw(crashed); crash_in(error) -> lists:nth(3, [a]).
start_link(N) -> gen_server:start_link({local, N}, ?MODULE, N, []).
sup(_) -> ok.
init(sup) -> {ok, {#{intensity => 4, period => 10}, [#{id => I, start => {?MODULE, start_link, [I]}, shutdown => 100} || I <- [w1, w2]]}};
init(fail) -> {stop, failing}; init(N) -> process_flag(trap_exit, N =:= w2), {ok, {state, N}}.
handle_call(crash, _, S) -> error({crash, S}); handle_call(X, _, S) -> {reply, X, S}.
handle_cast({exit, R}, S) -> {stop, R, S}.
handle_info(info, S) -> {noreply, S}.
terminate(_, _) -> ok.
format_status(_, [_, S]) -> [{data, [{"State", {formatted, S}}]}].
