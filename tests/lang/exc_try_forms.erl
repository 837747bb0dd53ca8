%% tests/lang/exc_try_forms.erl -- try with of, catch and after: which parts run and what the value is.
%% SPDX-License-Identifier: Apache-2.0
-module(exc_try_forms).
-export([main/0, id/1]).

main() ->
    [io:format("~w -> ~w~n", [K, run(K)]) || K <- [value, other, throw, error, exit, nested]],
    io:format("~w~n", [catch after_raises()]),
    io:format("~w~n", [try after_value() catch C:R -> {C, R} end]),
    io:format("~w~n", [begin X = (try id(1) after id(2) end), X end]).

run(K) ->
    try work(K) of
        ok -> returned_ok;
        V when is_integer(V) -> {integer, V}
    catch
        throw:T -> {thrown, T};
        error:badarith -> arithmetic;
        exit:{R, _} -> {exited, R}
    after
        io:format("after ~w: ", [K])
    end.

work(value) -> ok;
work(other) -> 42;
work(throw) -> throw(ball);
work(error) -> 1 / id(0);
work(exit) -> exit({reason, detail});
work(nested) -> try throw(inner) catch throw:inner -> throw(outer) after put(seen, yes) end.

after_raises() ->
    try throw(first) after throw(second) end.

after_value() ->
    try error(kept) after ignored end.

%% Exported, so that the compiler cannot see what it returns.
id(X) -> X.
