%% tests/lang/ref_resource.erl -- References that stand for something outside the heap: they travel as any term, and what is
%% forgotten is freed.
%% SPDX-License-Identifier: Apache-2.0
-module(ref_resource).
-export([main/0]).

main() ->
    A = atomics:new(2, []),
    io:format("~p~n", [is_reference(A)]),
    Me = self(),
    P = spawn(fun() -> receive {R, From} -> atomics:add(R, 1, 5), From ! {done, R} end end),
    P ! {A, Me},
    receive {done, B} -> io:format("~p ~p~n", [B =:= A, atomics:get(B, 1)]) end,
    T = ets:new(t, []),
    ets:insert(T, {A, #{A => [A]}}),
    erlang:garbage_collect(),
    [{C, M}] = ets:lookup(T, A),
    atomics:put(C, 2, 7),
    io:format("~p ~p ~p~n", [map_get(A, M) =:= [C], atomics:get(A, 2), erlang:phash2(C) =:= erlang:phash2(A)]),
    persistent_term:put(kept, {A}),
    {D} = persistent_term:get(kept),
    io:format("~p~n", [atomics:get(D, 2)]),
    io:format("~p~n", [try atomics:get(make_ref(), 1) catch error:E -> E end]),
    many(20000),
    io:format("~p~n", [atomics:get(A, 1)]).

%% 20000 arrays of 80 KB each fit nowhere at once.
many(0) -> ok;
many(N) ->
    R = atomics:new(10000, []),
    ok = atomics:put(R, 10000, N),
    N = atomics:get(R, 10000),
    many(N - 1).
