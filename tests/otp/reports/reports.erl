%% tests/otp/reports/reports.erl -- The reports of processes, servers and supervisors that fail, as the default handler writes them.
%% SPDX-License-Identifier: Apache-2.0
-module(reports).
-behaviour(gen_server).
-export([main/0, start_link/1, fail/0, init/1, handle_call/3, handle_cast/2, handle_info/2, terminate/2, id/1]).

main() ->
    plain(),
    proc_lib(),
    server(),
    tree(),
    logger(),
    halt(0).

%% Time for the handler to write.
pause() -> timer:sleep(150), logger_olp:get_opts(logger_proxy), logger_std_h:filesync(default).

plain() ->
    spawn(fun() -> id(1) / id(0) end),
    pause(),
    spawn(fun() -> throw({thrown, <<"text">>, "λ"}) end),
    pause(),
    spawn(fun() -> exit(not_told) end),
    pause(),
    spawn(fun() -> apply(id(nowhere), gone, [1, #{a => lists:seq(1, 60)}]) end),
    pause().

proc_lib() ->
    Parent = proc_lib:spawn(fun() -> process_flag(trap_exit, true), proc_lib:spawn_link(fun() -> put(k, v), id(a) + 1 end), timer:sleep(100) end),
    pause(),
    is_process_alive(Parent),
    proc_lib:spawn(fun() -> register(named, self()), self() ! waiting, exit({some, [reason]}) end),
    pause(),
    proc_lib:spawn(fun() -> exit(shutdown) end),
    proc_lib:spawn(fun beside/0),
    pause().

%% Dies beside a process that waits.
beside() ->
    Self = self(),
    spawn_link(fun() -> Self ! up, receive stop -> ok end end),
    receive up -> timer:sleep(20) end,
    error(function_clause, [1]).

server() ->
    process_flag(trap_exit, true),
    {ok, A} = gen_server:start_link(?MODULE, server, []),
    catch gen_server:call(A, {crash, error}),
    pause(),
    {ok, B} = gen_server:start_link({local, some_server}, ?MODULE, server, []),
    catch gen_server:call(B, {crash, exit}),
    pause(),
    {ok, C} = gen_server:start_link(?MODULE, server, []),
    catch gen_server:call(C, {crash, bad_reply}),
    pause(),
    {ok, D} = gen_server:start_link(?MODULE, server, []),
    gen_server:cast(D, stop_badly),
    pause(),
    D ! unknown_message,
    {ok, E} = gen_server:start_link(?MODULE, quiet, []),
    E ! unknown_message,
    pause(),
    catch gen_server:start_link(?MODULE, {fail, init}, []),
    pause().

tree() ->
    {ok, Sup} = supervisor:start_link({local, top}, ?MODULE, tree),
    [{worker, Pid, _, _}] = supervisor:which_children(Sup),
    exit(Pid, kill),
    pause(),
    [{worker, Next, _, _}] = supervisor:which_children(Sup),
    exit(Next, bad),
    pause(),
    io:format("~p~n", [whereis(top)]),
    Failure = (catch supervisor:start_link(?MODULE, fails)),
    pause(),
    io:format("~p~n", [Failure]).

logger() ->
    logger:error("text ~p ~ts", [{a, 1}, "λ"]),
    logger:warning(#{what => report, list => [1, 2]}),
    logger:notice([{a, 1}, {b, "two"}]),
    logger:info("not shown"),
    logger:error("plain text"),
    logger:error("bad arguments ~p~p", [1]),
    logger:alert(fun(X) -> {"lazy ~p", [X]} end, 5),
    logger:critical("in a domain", [], #{domain => [mine]}),
    logger:emergency("of otp", [], #{domain => [otp, mine]}),
    error_logger:error_msg("old ~p~n", [way]),
    error_logger:warning_report([{old, report}]),
    error_logger:info_report(my_type, [a, {b, c}]),
    error_logger:info_msg("~s", ["info"]),
    pause().

fail() -> {error, {not_today, "sorry"}}.

start_link(Args) -> gen_server:start_link(?MODULE, Args, []).

init(tree) -> {ok, {#{strategy => one_for_one, intensity => 1, period => 10},
                    [#{id => worker, start => {?MODULE, start_link, [server]}}]}};
init(fails) -> {ok, {#{}, [#{id => worker, start => {?MODULE, fail, []}}]}};
init({fail, Why}) -> error({failed, Why});
init(State) -> {ok, State}.

handle_call({crash, error}, _, _) -> id(x) ! nobody;
handle_call({crash, exit}, _, _) -> exit({because, "of this"});
handle_call({crash, bad_reply}, _, _) -> id(surprise).

handle_cast(stop_badly, State) -> {stop, {bad, end_of_it}, State}.

handle_info(Message, quiet) ->
    io:format("got ~p~n", [Message]),
    {noreply, quiet};
handle_info(_, State) -> {noreply, State}.

terminate(_, _) -> ok.

id(X) -> X.
