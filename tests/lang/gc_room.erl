%% tests/lang/gc_room.erl -- Allocation on every way into code: entries, returns, handlers, receives, and much of it at once.
%% SPDX-License-Identifier: Apache-2.0
-module(gc_room).
-export([main/0]).

main() ->
    Loops = 300,
    io:format("~p~n", [erlang:phash2([returns(N) || N <- lists:seq(1, Loops)])]),
    io:format("~p~n", [erlang:phash2([handlers(N) || N <- lists:seq(1, Loops)])]),
    io:format("~p~n", [erlang:phash2([receives(N) || N <- lists:seq(1, Loops)])]),
    io:format("~p~n", [erlang:phash2([wide(N) || N <- lists:seq(1, Loops)])]),
    io:format("~p~n", [erlang:phash2([bignums(N, 1 bsl 59) || N <- lists:seq(1, Loops)])]),
    io:format("~p~n", [erlang:phash2([binaries(N, <<>>) || N <- lists:seq(1, Loops)])]),
    io:format("~p~n", [erlang:phash2([floats(float(N), 10) || N <- lists:seq(1, Loops)])]),
    io:format("~p~n", [erlang:phash2(unwind(20000))]),
    io:format("~p~n", [[failing(K) || K <- lists:seq(1, 9)]]).

%% Each return point builds something, with results of functions in C that allocate in between.
returns(N) ->
    A = id({N, [N]}),
    B = id([A, A | lists:seq(1, N rem 50)]),
    C = {A, B, list_to_tuple(B), tuple_to_list(A)},
    D = id({C, atom_to_list(abc), integer_to_list(N)}),
    [A, B, element(1, D), {hd(B), tl(B)}, D].

id(X) -> X.

handlers(N) ->
    A = try throw({N, N}) catch throw:{X, _} -> {X, [X, X]} end,
    B = try id({A}) of {C} -> [C, {C, C}] after id([N]) end,
    D = (catch exit({N, B})),
    E = (catch {ok, id([N, B])}),
    F = try element(N, {}) catch error:badarg:S -> {is_list(S), N, [B]} end,
    {A, B, D, E, F}.

receives(N) ->
    self() ! {a, N},
    self() ! {f, N * 1.5},
    self() ! {b, [N]},
    R = receive {b, L} -> {L, L, [L]} end,
    S = receive {f, X} when X * 2.0 > 1.0 -> {X, X + 0.5} end,
    T = receive {c, _} -> no after 0 -> {none, [R, S], N} end,
    U = receive {a, M} -> [M, {M}, R] end,
    P = self(),
    spawn(fun() -> P ! {late, lists:seq(1, N rem 20)} end),
    V = receive {late, Q} -> {Q, [T | U]} after 10000 -> timeout end,
    {R, S, T, U, V}.

%% More than is asked for at once.
wide(N) ->
    A = {N,1,2,3,4,5,6,7,8,9,N,1,2,3,4,5,6,7,8,9,N,1,2,3,4,5,6,7,8,9,N,1,2,3,4,5,6,7,8,9,N,1,2,3,4,5,6,7,8,9,
         N,1,2,3,4,5,6,7,8,9,N,1,2,3,4,5,6,7,8,9,N,1,2,3,4,5,6,7,8,9,N,1,2,3,4,5,6,7,8,9,N,1,2,3,4,5,6,7,8,9},
    B = tuple_to_list(A),
    C = [N,1,2,3,4,5,6,7,8,9,N,1,2,3,4,5,6,7,8,9,N,1,2,3,4,5,6,7,8,9,N,1,2,3,4,5,6,7,8,9 | B],
    D = {C, integer_to_list(N), {N, [N,1,2,3,4,5,6,7,8,9,N,1,2,3,4,5,6,7,8,9,N,1,2,3,4,5,6,7,8,9]}},
    E = length(C) + tuple_size(A),
    {D, [E | id(C)], setelement(3, A, D)}.

bignums(0, A) -> A;
bignums(N, A) when A * 3 > 1 bsl 2000 -> [A, A * A, -A | bignums(N - 1, A rem 1000003 + 1 bsl 58)];
bignums(N, A) -> {A + 1, A - 1, A bsl 3, bnot A, bignums(N - 1, A * 12345)}.

binaries(0, Acc) -> Acc;
binaries(N, Acc) ->
    <<A:4, B/bitstring>> = <<N:12, Acc/binary>>,
    C = {A, B},
    {D, E} = {[C, C], <<N:16, 1, 2>>},
    case E of
        <<X:8, Y/binary>> -> {X, Y, D, binaries(N div 2, <<Acc/binary, X, Y/binary>>)}
    end.

floats(X, 0) -> [X];
floats(X, N) -> [X * 1.5, X + 2.0 | floats(X / 1.25 - 0.5, N - 1)].

%% Frames go while their results are built: no function is entered in between.
unwind(0) -> [];
unwind(N) -> [{N, [N]} | unwind(N - 1)].

failing(K) ->
    try fail(K, id(0), id(a)) of V -> V
    catch C:R:S -> {C, R, [{M, F, A} || {M, F, A, _} <- lists:sublist(S, 2)]}
    end.

fail(1, Z, _) -> 1 div Z;
fail(2, _, A) -> A + 1;
fail(3, Z, A) -> A - Z;
fail(4, _, A) -> hd(A);
fail(5, Z, _) -> element(Z, {1, 2});
fail(6, _, A) -> {ok, A} = id(A);
fail(7, _, A) -> case id(A) of b -> 1 end;
fail(8, Z, A) -> if Z > A -> 1 end;
fail(9, _, A) -> - A.
