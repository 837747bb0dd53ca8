%% tests/lang/fun_basic.erl -- Closures, captured variables, funs as data and partial application.
%% SPDX-License-Identifier: Apache-2.0
-module(fun_basic).
-export([main/0, id/1]).

main() ->
    Add = fun(A) -> fun(B) -> A + B end end,
    show("curried", (Add(3))(4)),
    show("captured many", (many(1, 2.0, c, "d", {5}))()),
    show("compose", (compose([fun(X) -> X + 1 end, fun(X) -> X * 2 end, fun integer_to_list/1]))(20)),
    show("in map", [F(10) || F <- maps:values(#{a => fun(X) -> X - 1 end, b => fun erlang:abs/1})]),
    Counter = make_counter(5),
    show("state by return", element(1, Counter())),
    show("pattern clauses", [clauses(T) || T <- [0, 5, {1, 2}, x]]),
    show("local fun", lists:map(fun double/1, [1, 2, 3])),
    show("imported operators", lists:foldl(fun erlang:'+'/2, 0, [1, 2, 3])),
    show("bound pattern", begin K = id(k), lists:filter(fun({Key, _}) -> Key =:= K end, [{k, 1}, {j, 2}]) end),
    show("equality", [fun double/1 =:= fun double/1, fun lists:map/2 =:= fun lists:map/2, Add =:= id(Add),
                      Add =:= fun(X) -> X end]),
    show("nested depth", (nest(50))(0)).

double(X) -> 2 * X.

many(A, B, C, D, E) -> fun() -> {A, B, C, D, E} end.

compose(Fs) -> fun(X) -> lists:foldl(fun(F, Acc) -> F(Acc) end, X, Fs) end.

make_counter(N) -> fun() -> {N, make_counter(N + 1)} end.

clauses(T) ->
    F = fun(0) -> zero; (N) when is_integer(N) -> number; ({A, B}) -> A + B; (_) -> other end,
    F(T).

nest(0) -> fun(X) -> X end;
nest(N) ->
    Inner = nest(N - 1),
    fun(X) -> Inner(X + N) end.

%% Exported, so that the compiler cannot see what it returns.
id(X) -> X.

show(Label, Value) ->
    io:format("~s: ~0p~n", [Label, Value]).
