%% The loop that a function makes with the fun that it is given: whatever leaves it in the middle and comes back to it, through calls,
%% receives, catches, yields, collections; with both of them more than a few instructions; and loops within loops.
-module(fun_loops).
-export([main/0]).

main() ->
    N = length(atom_to_list(fifteen_letters)),
    L = lists:seq(1, N),
    calls(L, N),
    caught(L, N),
    messages(L, N),
    heaps(N),
    loops(L, N),
    recursion(N),
    [yields(I, L, N) || I <- [1, 7, 3999]].

%% The fun calls others, in its middle and last, itself among them.
calls(L, N) ->
    io:format("~p~n", [[lists:foldl(fun(X, A) -> Y = other(X, N), A + Y end, 0, L), lists:foldl(fun(X, A) -> other(X, A) end, 0, L),
                        lists:map(fun(X) -> {other(X, N), other(N, X)} end, L), lists:filter(fun(X) -> other(X, N) rem 2 =:= 0 end, L),
                        lists:map(fun Fac(0) -> 1; Fac(X) -> X * Fac(X - 1) end, L), lists:foldr(fun(X, A) -> [other(X, length(A)) | A] end, [], L),
                        lists:all(fun(X) -> other(X, N) > 0 end, L), lists:any(fun(X) -> other(X, N) < 0 end, L)]]).

other(X, Y) -> case X rem 3 of 0 -> X + Y; 1 -> X * Y; 2 -> length(integer_to_list(X + Y)) end.

caught(L, N) ->
    io:format("~p~n", [lists:map(fun(X) -> try other(X, N) div (X rem 4) catch error:badarith -> {no, X} end end, L)]),
    io:format("~p~n", [lists:foldl(fun(X, A) -> case catch N div (X rem 3) of {'EXIT', _} -> [X | A]; V -> [V | A] end end, [], L)]),
    io:format("~p~n", [try lists:foldl(fun(X, A) when X < N -> A + X; (X, A) -> throw({X, A}) end, 0, L) catch T -> T end]),
    io:format("~p~n", [lists:map(fun(X) -> try lists:foreach(fun(Y) -> Y < X orelse throw(Y) end, L) catch Z -> {Z, N} end end, L)]).

messages(L, N) ->
    Me = self(),
    Pid = spawn(fun() -> lists:foreach(fun(X) -> receive {get, X} -> Me ! {X, X * N} end end, L) end),
    io:format("~p~n", [lists:map(fun(X) -> Pid ! {get, X}, receive {X, V} -> V after 10000 -> late end end, L)]),
    io:format("~p~n", [lists:foldl(fun(X, A) -> receive after X rem 2 -> A + X end end, N, L)]).

%% The heap fills up in the fun, in the function, and between them.
heaps(N) ->
    Big = lists:seq(1, 20000),
    io:format("~p~n", [erlang:phash2(lists:map(fun(X) -> {X, [N | integer_to_list(X)], <<X:32, N>>} end, Big))]),
    io:format("~p~n", [erlang:phash2(lists:foldl(fun(X, A) -> [{X, A =:= []}, [X, N] | A] end, [], Big))]),
    io:format("~p~n", [erlang:phash2(lists:mapfoldl(fun(X, A) -> {lists:seq(1, X rem 5), [A, X | N]} end, [], Big))]).

loops(L, N) ->
    io:format("~p~n", [lists:foldl(fun(X, A) -> A + lists:foldl(fun(Y, B) -> B + lists:foldl(fun(Z, C) -> C + X * Y * Z + N end, 0, L) end, 0, L) end, 0, L)]),
    F = fun(X, A) -> (X + A * 5 + N) rem 1009 end,
    io:format("~p~n", [{lists:foldl(F, 1, L), lists:foldr(F, 1, L), lists:zipwith(F, L, L), each(F, L, N), each(F, L, 3), both(F, L)}]),
    io:format("~p~n", [both(fun(X, A) -> [both(fun(Y, B) -> B + Y + N end, [X, 1]) | A] end, [[1], [2]])]).

each(F, [X | T], K) -> A = F(X, K), [A | each(F, T, F(A, K))];
each(_, [], K) -> K.

%% Calls it at several places, and itself, too.
both(F, [X | T]) -> both(F, T), case is_integer(X) of true -> F(X, F(X, length(T))); false -> F(hd(X), []) end;
both(_, []) -> 0.

%% A fun that goes back to the function that it was given to.
recursion(N) ->
    Tree = {N, [{1, []}, {2, [{3, []}, {4, [{5, []}]}]}, {6, []}]},
    io:format("~p~n", [{sum(Tree), deep(6, N)}]).

sum({V, Children}) -> lists:foldl(fun(C, A) -> A + sum(C) end, V, Children).

deep(0, N) -> N;
deep(D, N) -> lists:foldl(fun(X, A) -> (A + X * deep(D - 1, N)) rem 65537 end, D, [1, 2, 3]).

%% Begins with so many reductions used that a time slice ends at different places.
yields(I, L, N) ->
    erlang:yield(),
    count(I),
    io:format("~p~n", [lists:foldl(fun(X, A) -> lists:foldl(fun(Y, B) -> (B * 3 + Y + N) band 16#ffff end, A + X, L) end, I, lists:seq(1, 2000))]).

count(0) -> ok;
count(K) -> count(K - 1).
