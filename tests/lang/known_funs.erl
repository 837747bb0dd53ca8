%% A function that is given a fun made right there may run as a copy of its own for it: results, order, exceptions, what stack traces and
%% process_info() tell, and funs other than the expected one that get into the copy.
-module(known_funs).
-export([main/0, twice/2]).

main() ->
    L = lists:seq(1, 10),
    N = length(L),
    values(L, N),
    nested(L, N),
    mixed(L, N),
    [show(F) || F <- failures(L, N)],
    deep(N),
    places(L, N),
    yields(N).

show(F) ->
    io:format("~p~n", [try F() catch C:R:S -> {C, R, [{M, Fun, A, location(I)} || {M, Fun, A, I} <- S, M =/= init]} end]).

location(Info) -> [X || {K, _} = X <- Info, K =:= file orelse K =:= line].

values(L, N) ->
    M = maps:from_list([{X, X * X} || X <- L]),
    Tuple = {a, b},
    io:format("~p~n", [[lists:foldl(fun(X, A) -> X + A end, 0, L), lists:foldl(fun(X, A) -> X + A * N end, 0, L),
                        lists:foldr(fun(X, A) -> [X * N | A] end, [], L), lists:map(fun(X) -> {X, N, Tuple} end, L),
                        lists:filter(fun(X) -> X rem 3 =:= N rem 3 end, L), lists:any(fun(X) -> X > N end, L), lists:all(fun(X) -> X =< N end, L),
                        lists:mapfoldl(fun(X, A) -> {X * N, A + X} end, 0, L), lists:flatmap(fun(X) -> [X, N] end, L),
                        lists:zipwith(fun(X, Y) -> X * Y + N end, L, lists:reverse(L)), lists:partition(fun(X) -> X < N div 2 end, L),
                        lists:foreach(fun(X) -> put(last, X + N) end, L), get(last),
                        lists:filtermap(fun(X) when X rem 2 =:= 0 -> {true, X + N}; (_) -> false end, L), lists:search(fun(X) -> X * 2 > N end, L),
                        lists:sort(fun(X, Y) -> {X rem 4, X + N} =< {Y rem 4, Y + N} end, L), lists:splitwith(fun(X) -> X < 5 end, L)]]),
    io:format("~p~n", [[maps:fold(fun(K, V, A) -> K + V + A + N end, 0, M), lists:sort(maps:to_list(maps:map(fun(K, V) -> K + V + N end, M))),
                        maps:filter(fun(K, _) -> K > N - 3 end, M), maps:update_with(N, fun(V) -> V + N end, M)]]),
    io:format("~p~n", [[lists:map(fun(X) -> X end, []), lists:foldl(fun(X, A) -> X + A end, empty, [])]]).

%% Many variables around, many arguments: more than travel in registers.
nested(L, N) ->
    {A, B, C, D, E, F} = {N, N + 1, N + 2, N + 3, N + 4, N + 5},
    io:format("~p~n", [lists:map(fun(X) -> lists:foldl(fun(Y, S) -> S + X * Y + A + B + C + D + E + F end, N, L) end, L)]),
    io:format("~p~n", [five(fun(P, Q, R, S, T) -> [P, Q, R, S, T, A, B, C, D, E, F] end, L, 1, 2, 3, 4)]),
    io:format("~p~n", [lists:map(fun(X) -> fun(Y) -> X + Y + N end end, [1, 2]) =/= []]).

five(F, [X | T], A, B, C, D) -> [F(X, A, B, C, D) | five(F, T, A + 1, B + 1, C + 1, D + 1)];
five(_, [], _, _, _, _) -> [].

%% Other funs than the one that the call is made with, of the same and of other arities, get to the same copy.
mixed(L, N) ->
    io:format("~p~n", [[swap(fun(X) -> X + N end, L, 4), swap(fun(X) -> X - N end, L, 4), swap(fun lists:reverse/1, [[1, 2], [3, 4]], 4)]]),
    io:format("~p~n", [[swap2(fun(X) -> X + N end, fun(X) -> X * N end, L), swap2(fun(X) -> X * N end, fun erlang:abs/1, L)]]),
    Funs = lists:map(fun(I) -> fun(X) -> X + I end end, L),
    io:format("~p~n", [lists:map(fun(F) -> F(N) end, Funs)]),
    io:format("~p~n", [twice(fun(X) -> [X] end, N)]).

swap(F, [X | T], 0) -> [F(X) | swap(fun(Y) -> {Y} end, T, 100)];
swap(F, [X | T], K) -> [F(X) | swap(F, T, K - 1)];
swap(_, [], _) -> [].

swap2(F, G, [X | T]) -> [F(X) | swap2(G, F, T)];
swap2(_, _, []) -> [].

twice(F, X) -> F(F(X)).

failures(L, N) ->
    [fun() -> lists:map(fun(X) -> X + a end, L) end,
     fun() -> lists:foldl(fun(X, A) when X < 3 -> A + N; (X, _) -> throw({at, X, N}) end, 0, L), ok end,
     fun() -> lists:foldl(fun(X, _) -> X + N end, 0, [1, 2 | foo]) end,
     fun() -> lists:foldl(fun(X, _) -> X + N end, 0, foo) end,
     fun() -> lists:map(fun(X, Y) -> X + Y + N end, L) end,
     fun() -> lists:foreach(fun(7) -> exit(N); (X) -> X end, L) end,
     fun() -> lists:filter(fun(X) -> case X of 4 -> maybe; _ -> X < N end end, L) end,
     fun() -> lists:mapfoldl(fun(X, 9) -> {X, N}; (X, A) -> {X, A + X} end, 1, [1, 2, 5, 7, x]) end,
     fun() -> maps:fold(fun(K, V, A) -> K + V + A + N end, 0, #{a => 1}) end,
     fun() -> maps:fold(fun(K, V, A) -> K + V + A + N end, 0, not_a_map) end,
     fun() -> swap(fun(X) -> X div (N - X) end, L, 100) end,
     fun() -> twice(fun(X) -> X / N end, x) end,
     fun() -> lists:any(fun(X) -> N + (catch X + a) end, L) end].

deep(N) ->
    Big = lists:seq(1, 30000),
    io:format("~p~n", [lists:sum(lists:map(fun(X) -> lists:sum([X rem 7 || _ <- "abc"]) + N end, Big))]),
    io:format("~p~n", [lists:foldr(fun(X, A) -> (A * 31 + X + N) rem 1000003 end, 0, Big)]),
    io:format("~p~n", [length(lists:flatten(lists:map(fun(X) -> [X, [float(X + N)], {X}, integer_to_list(X)] end, Big)))]).

%% What a process says of itself in the middle of it.
places(L, N) ->
    lists:map(fun(X) when X =:= 2 -> {current_stacktrace, S} = process_info(self(), current_stacktrace),
                                     io:format("~p~n", [[{M, F, A, location(I)} || {M, F, A, I} <- S, M =/= init]]), N;
                 (_) -> N end, L),
    Me = self(),
    Pid = spawn(fun() -> lists:foreach(fun(X) -> Me ! {self(), X + N}, receive go -> ok end end, [1, 2]) end),
    receive {Pid, V} -> io:format("~p~n", [V]) end,
    {current_stacktrace, S} = process_info(Pid, current_stacktrace),
    io:format("~p~n", [[{M, F, A} || {M, F, A, _} <- S]]),
    Pid ! go, receive {Pid, W} -> io:format("~p~n", [W]) end, Pid ! go.

%% Enough calls that the process is taken off in the middle of each.
yields(N) ->
    Me = self(),
    [spawn(fun() -> Me ! {I, lists:foldl(fun(X, A) -> (A * 7 + X + N + I) rem 65537 end, I, lists:seq(1, 20000))} end) || I <- [1, 2, 3]],
    io:format("~p~n", [[receive {I, V} -> V end || I <- [1, 2, 3]]]).
