%% tests/lang/gc_handed_over.erl -- Terms that outlive the process that made them: messages, arguments of spawn, exit reasons, what is
%% in timers, tables and dictionaries. Collections come in between, and nobody sees a change.
%% SPDX-License-Identifier: Apache-2.0
-module(gc_handed_over).
-export([main/0, relay/2]).

main() ->
    io:format("~w~n", [message()]),
    io:format("~w~n", [through_many(200)]),
    io:format("~w~n", [exit_reason()]),
    io:format("~w~n", [timer()]),
    io:format("~w~n", [table()]),
    io:format("~w~n", [binaries()]),
    io:format("~w~n", [resources(50)]),
    io:format("~w~n", [states(20000, {state, 0, []})]).

%% A term with something of each kind.
term(N) ->
    Large = binary:copy(<<N:32>>, 100),
    F = fun(X) -> {X, N, Large} end,
    #{list => lists:seq(N, N + 20), big => 1 bsl (100 + N rem 7), float => N * 1.5, text => integer_to_binary(N), large => Large,
      part => binary:part(Large, 3, 200), 'fun' => F, tuple => {N, [N | N]}, map => maps:from_list([{K, {K}} || K <- lists:seq(1, 50)])}.

%% What can be told of it; no difference to one made anew.
check(N, T) ->
    #{'fun' := F, map := M} = T,
    same = case maps:remove('fun', T) =:= maps:remove('fun', term(N)) of true -> same; false -> different end,
    {1, N, _} = F(1),
    {17} = maps:get(17, M),
    erlang:phash2(maps:remove('fun', T)).

garbage(N) ->
    _ = length([{K, [K], integer_to_list(K)} || K <- lists:seq(1, N)]),
    erlang:garbage_collect().

message() ->
    Self = self(),
    {P, R} = spawn_monitor(fun() -> Self ! {given, [term(N) || N <- lists:seq(1, 20)]} end),
    receive {'DOWN', R, process, P, normal} -> ok end,
    garbage(5000),
    receive {given, Terms} -> garbage(5000), lists:sum([check(N, T) || {N, T} <- lists:zip(lists:seq(1, 20), Terms)]) rem 1000003 end.

through_many(N) ->
    Last = lists:foldl(fun(_, Next) -> spawn(?MODULE, relay, [Next, {arguments, term(7)}]) end, self(), lists:seq(1, N)),
    Last ! {relayed, term(3)},
    receive {relayed, T} -> garbage(1000), check(3, T) end.

relay(Next, {arguments, Own}) ->
    receive {relayed, T} -> check(7, Own), Next ! {relayed, T} end.

exit_reason() ->
    {P, R} = spawn_monitor(fun() -> put(kept, term(5)), exit(term(4)) end),
    garbage(1000),
    receive {'DOWN', R, process, P, T} -> garbage(1000), check(4, T) end.

timer() ->
    erlang:send_after(20, self(), {later, term(6)}),
    garbage(1000),
    receive {later, T} -> garbage(1000), check(6, T) end.

table() ->
    T = ets:new(t, [set, public]),
    {P, R} = spawn_monitor(fun() -> [ets:insert(T, {N, term(N)}) || N <- lists:seq(1, 30)] end),
    receive {'DOWN', R, process, P, normal} -> ok end,
    garbage(1000),
    Found = [{N, ets:lookup_element(T, N, 2)} || N <- lists:seq(1, 30)],
    ets:delete(T),
    garbage(5000),
    lists:sum([check(N, Term) || {N, Term} <- Found]) rem 1000003.

%% Sender and receiver both go on with a binary that may grow in place.
binaries() ->
    Grown = lists:foldl(fun(N, B) -> <<B/binary, N:32>> end, <<>>, lists:seq(1, 200)),
    Self = self(),
    P = spawn(fun() -> receive B -> Self ! {self(), <<B/binary, 1>>} end end),
    P ! Grown,
    Mine = <<Grown/binary, 2>>,
    Theirs = receive {P, B} -> B end,
    garbage(1000),
    {byte_size(Grown), binary:last(Mine), binary:last(Theirs), binary:part(Mine, 0, 800) =:= Grown, binary:part(Theirs, 0, 800) =:= Grown}.

resources(N) ->
    Counters = [counters:new(10, []) || _ <- lists:seq(1, N)],
    Self = self(),
    Ps = [spawn(fun() -> [counters:add(C, 1, K) || C <- Counters], Self ! {self(), atomics:new(5, [])} end) || K <- lists:seq(1, 5)],
    Atomics = [receive {P, A} -> A end || P <- Ps],
    garbage(5000),
    [atomics:put(A, 1, 3) || A <- Atomics],
    {lists:sum([counters:get(C, 1) || C <- Counters]), lists:sum([atomics:get(A, 1) || A <- Atomics])}.

%% Each state comes with the one before it, which is then dropped.
states(0, {state, Sum, Last}) -> {Sum, length(Last)};
states(N, State) ->
    {State, New} = step(N, State),
    states(N - 1, New).

step(N, {state, Sum, Last} = State) -> {State, {state, Sum + N, lists:sublist([N | Last], 10)}}.
