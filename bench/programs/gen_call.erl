%% bench/programs/gen_call.erl -- N calls to a counter in a gen_server: monitors, references and selective receive.
%% SPDX-License-Identifier: Apache-2.0
-module(gen_call).
-export([main/1, init/1, handle_call/3, handle_cast/2]).

main([]) -> main(["300000"]);
main([Arg | _]) ->
    N = list_to_integer(Arg),
    Start = erlang:monotonic_time(microsecond),
    Result = run(N),
    Time = erlang:monotonic_time(microsecond) - Start,
    io:format("gen_call ~w: ~w~n", [N, Result]),
    io:format(standard_error, "time_us ~w~n", [Time]).

run(N) ->
    {ok, Server} = gen_server:start(?MODULE, 0, []),
    loop(N, Server),
    gen_server:cast(Server, {add, 1}),
    gen_server:call(Server, get).

loop(0, _) -> ok;
loop(N, Server) ->
    ok = gen_server:call(Server, {add, N band 3}),
    loop(N - 1, Server).

init(State) -> {ok, State}.

handle_call({add, N}, _From, Sum) -> {reply, ok, Sum + N};
handle_call(get, _From, Sum) -> {reply, Sum, Sum}.

handle_cast({add, N}, Sum) -> {noreply, Sum + N}.
