%% bench/kernels/k_processes.erl -- Processes, servers, tables, exceptions.
%% SPDX-License-Identifier: Apache-2.0
-module(k_processes).
-behaviour(gen_server).
-export([main/1, init/1, handle_call/3, handle_cast/2, handle_info/2]).

main(Args) ->
    timed:main(Args,
        [{"ping_pong", 20000, fun ping_pong/1}, {"pmap", 60, fun pmap/1}, {"pipeline", 60, fun pipeline/1}, {"sieve_processes", 300, fun sieve_processes/1},
         {"server_calls", 20000, fun server_calls/1}, {"server_casts", 40000, fun server_casts/1}, {"selective", 300, fun selective/1},
         {"monitors", 8000, fun monitors/1}, {"links_trap", 6000, fun links_trap/1}, {"timers", 20000, fun timers/1},
         {"ets_counter", 60000, fun ets_counter/1}, {"ets_match", 60, fun ets_match/1}, {"ets_select", 60, fun ets_select/1},
         {"ets_ordered_walk", 30, fun ets_ordered_walk/1}, {"ets_bag", 20, fun ets_bag/1}, {"ets_tuples", 20000, fun ets_tuples/1},
         {"ets_foldl", 60, fun ets_foldl/1}, {"dictionary", 60000, fun dictionary/1}, {"try_catch", 60000, fun try_catch/1},
         {"deep_throw", 300, fun deep_throw/1}, {"error_trace", 6000, fun error_trace/1}, {"big_messages", 300, fun big_messages/1},
         {"binary_messages", 3000, fun binary_messages/1}, {"register_send", 20000, fun register_send/1}, {"persistent", 60000, fun persistent/1},
         {"atomics", 60000, fun atomics/1}, {"barrier", 100, fun barrier/1}, {"token_tree", 10, fun token_tree/1},
         {"apply_dynamic", 60000, fun apply_dynamic/1}, {"receive_loop", 40000, fun receive_loop/1}]).

ping_pong(N) ->
    Me = self(),
    P = spawn(fun() -> pong(Me) end),
    R = ping(N, P, 0),
    P ! stop,
    R.
ping(0, _, A) -> A;
ping(N, P, A) -> P ! {ping, N}, receive {pong, X} -> ping(N - 1, P, (A + X) band 16#ffff) end.
pong(To) -> receive {ping, N} -> To ! {pong, N + 1}, pong(To); stop -> ok end.

pmap(N) ->
    timed:repeat(N, fun() ->
        Me = self(),
        Refs = [begin R = make_ref(), spawn_link(fun() -> Me ! {R, lists:sum(lists:seq(1, X))} end), R end || X <- lists:seq(1, 100)],
        lists:sum([receive {R, V} -> V end || R <- Refs])
    end).

pipeline(N) ->
    Last = self(),
    First = lists:foldl(fun(K, Next) -> spawn(fun() -> stage(K, Next) end) end, Last, lists:seq(1, 20)),
    R = timed:repeat(N, fun() -> [First ! {item, I} || I <- lists:seq(1, 50)], lists:sum([receive {item, X} -> X end || _ <- lists:seq(1, 50)]) end),
    First ! stop,
    receive stop -> R end.
stage(K, Next) -> receive {item, X} -> Next ! {item, X bxor K}, stage(K, Next); stop -> Next ! stop end.

sieve_processes(N) ->
    Me = self(),
    First = spawn(fun() -> filter_init(Me) end),
    [First ! X || X <- lists:seq(2, N * 5)],
    First ! done,
    primes([]).
filter_init(Main) -> receive done -> Main ! done; P -> Main ! {prime, P}, filter(P, spawn(fun() -> filter_init(Main) end)) end.
filter(P, Next) ->
    receive
        done -> Next ! done;
        X when X rem P =:= 0 -> filter(P, Next);
        X -> Next ! X, filter(P, Next)
    end.
primes(Acc) -> receive {prime, P} -> primes([P | Acc]); done -> length(Acc) end.

init(S) -> {ok, S}.
handle_call({add, X}, _, S) -> {reply, S + X, (S + X) band 16#ffffff};
handle_call(get, _, S) -> {reply, S, S}.
handle_cast({add, X}, S) -> {noreply, (S + X) band 16#ffffff}.
handle_info(_, S) -> {noreply, S}.

server_calls(N) -> {ok, P} = gen_server:start(?MODULE, 0, []), R = calls(N, P, 0), gen_server:stop(P), R.
calls(0, _, A) -> A;
calls(N, P, _) -> calls(N - 1, P, gen_server:call(P, {add, N})).

server_casts(N) ->
    {ok, P} = gen_server:start(?MODULE, 0, []),
    [gen_server:cast(P, {add, X}) || X <- lists:seq(1, N)],
    R = gen_server:call(P, get, infinity),
    gen_server:stop(P),
    R.

selective(N) ->
    timed:repeat(N, fun() ->
        [self() ! {K, K * K} || K <- lists:seq(1, 100)],
        lists:sum([receive {K, V} -> V end || K <- lists:seq(100, 1, -1)])
    end).

monitors(N) -> length([begin {_, M} = spawn_monitor(fun() -> exit(X) end), receive {'DOWN', M, process, _, X} -> X end end || X <- lists:seq(1, N)]).

links_trap(N) ->
    process_flag(trap_exit, true),
    R = length([begin P = spawn_link(fun() -> exit({done, X}) end), receive {'EXIT', P, {done, X}} -> X end end || X <- lists:seq(1, N)]),
    process_flag(trap_exit, false),
    R.

timers(N) ->
    Ts = [erlang:start_timer(60000 + X rem 1000, self(), X) || X <- lists:seq(1, N)],
    length([erlang:cancel_timer(T) || T <- Ts]).

ets_counter(N) ->
    T = ets:new(t, []),
    [ets:update_counter(T, X rem 100, 1, {X rem 100, 0}) || X <- lists:seq(1, N)],
    R = lists:sum([V || {_, V} <- ets:tab2list(T)]),
    ets:delete(T),
    R.

with_table(Kind, Objects, F) -> T = ets:new(t, [Kind]), ets:insert(T, Objects), R = F(T), ets:delete(T), R.

ets_match(N) -> with_table(set, [{X, X rem 10, {a, X}} || X <- lists:seq(1, 1000)], fun(T) -> timed:repeat(N, fun() -> length(ets:match(T, {'$1', 3, {a, '_'}})) end) end).
ets_select(N) ->
    with_table(set, [{X, X rem 10, X * 2} || X <- lists:seq(1, 1000)], fun(T) ->
        timed:repeat(N, fun() -> length(ets:select(T, [{{'$1', '$2', '$3'}, [{'>', '$3', 500}, {'<', '$2', 5}], [{{'$1', '$3'}}]}])) end)
    end).
ets_ordered_walk(N) ->
    with_table(ordered_set, [{{X rem 7, X}, X} || X <- lists:seq(1, 1000)], fun(T) -> timed:repeat(N, fun() -> walk(T, ets:first(T), 0) end) end).
walk(_, '$end_of_table', A) -> A;
walk(T, K, A) -> [{_, V}] = ets:lookup(T, K), walk(T, ets:next(T, K), A + V).
ets_bag(N) -> timed:repeat(N, fun() -> with_table(bag, [{X rem 50, X} || X <- lists:seq(1, 1000)], fun(T) -> ets:delete_object(T, {1, 51}), length(ets:lookup(T, 1)) end) end).
ets_tuples(N) ->
    T = ets:new(t, [{keypos, 2}]),
    [ets:insert(T, {user, X rem 500, <<"name">>, [X], #{age => X}}) || X <- lists:seq(1, N)],
    R = lists:sum([maps:get(age, ets:lookup_element(T, X, 5)) || X <- lists:seq(0, 499)]),
    ets:delete(T),
    R.
ets_foldl(N) -> with_table(set, [{X, X} || X <- lists:seq(1, 1000)], fun(T) -> timed:repeat(N, fun() -> ets:foldl(fun({_, V}, A) -> A + V end, 0, T) end) end).

dictionary(N) -> [put({k, X rem 200}, X) || X <- lists:seq(1, N)], lists:sum([get({k, X}) || X <- lists:seq(0, 199)]).

try_catch(N) -> length([X || X <- lists:seq(1, N), safe(X) =:= caught]).
safe(X) -> try risky(X) catch throw:odd -> caught; error:badarith -> arith end.
risky(X) when X band 1 =:= 1 -> throw(odd);
risky(X) -> X div (X band 7).

deep_throw(N) -> timed:repeat(N, fun() -> catch dive(1000) end).
dive(0) -> throw(bottom);
dive(K) -> 1 + dive(K - 1).

error_trace(N) -> lists:sum([try fail(X) catch error:{bad, _}:T -> min(length(T), 2) end || X <- lists:seq(1, N)]).
fail(X) -> Y = fail2(X), Y + 1.
fail2(X) -> error({bad, X}).

big_messages(N) -> M = [{X, <<"text">>, [a, b, c]} || X <- lists:seq(1, 300)], echo(N, M, fun(L) -> length(L) end).
binary_messages(N) -> M = binary:copy(<<"0123456789">>, 1000), echo(N, M, fun byte_size/1).
echo(N, M, Measure) ->
    P = spawn(fun Loop() -> receive {From, X} -> From ! X, Loop(); stop -> ok end end),
    R = timed:repeat(N, fun() -> P ! {self(), M}, receive X -> Measure(X) end end),
    P ! stop,
    R.

register_send(N) ->
    Me = self(),
    register(sink, spawn(fun() -> Me ! {total, sink(0)} end)),
    [sink ! X || X <- lists:seq(1, N)],
    sink ! stop,
    receive {total, T} -> T end.
sink(A) -> receive stop -> A; X -> sink((A + X) band 16#ffffff) end.

persistent(N) -> persistent_term:put({?MODULE, config}, #{limit => 7, list => lists:seq(1, 100)}), persistent(N, 0).
persistent(0, A) -> A;
persistent(N, A) -> #{limit := L} = persistent_term:get({?MODULE, config}), persistent(N - 1, A + L).

atomics(N) -> A = atomics:new(10, []), C = counters:new(10, []), atomics(N, A, C).
atomics(0, A, C) -> atomics:get(A, 1) + counters:get(C, 2);
atomics(N, A, C) -> atomics:add(A, 1 + N rem 10, N), counters:add(C, 1 + N rem 10, 1), atomics(N - 1, A, C).

barrier(N) ->
    timed:repeat(N, fun() ->
        Me = self(),
        Ps = [spawn(fun() -> Me ! {ready, self()}, receive go -> Me ! {done, self()} end end) || _ <- lists:seq(1, 50)],
        [receive {ready, P} -> ok end || P <- Ps],
        [P ! go || P <- Ps],
        length([receive {done, P} -> ok end || P <- Ps])
    end).

token_tree(N) -> node_sum(N).
node_sum(0) -> 1;
node_sum(K) ->
    Me = self(),
    [spawn(fun() -> Me ! {sum, node_sum(K - 1)} end) || _ <- [left, right]],
    receive {sum, A} -> receive {sum, B} -> A + B end end.

apply_dynamic(N) -> Ops = {{erlang, abs}, {erlang, length}, {lists, sum}, {lists, last}}, apply_dynamic(N, Ops, 0).
apply_dynamic(0, _, A) -> A;
apply_dynamic(N, Ops, A) ->
    {M, F} = element(1 + N band 3, Ops),
    apply_dynamic(N - 1, Ops, A + case N band 3 of 0 -> M:F(-N); _ -> M:F([1, 2, 3]) end).

receive_loop(N) ->
    [self() ! {msg, X} || X <- lists:seq(1, N)],
    self() ! stop,
    drain(0).
drain(A) -> receive {msg, X} when X rem 3 =:= 0 -> drain(A + X); {msg, _} -> drain(A); stop -> A after 1000 -> timeout end.
