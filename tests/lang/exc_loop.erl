%% tests/lang/exc_loop.erl -- A million exceptions thrown and caught leave nothing behind.
%% SPDX-License-Identifier: Apache-2.0
-module(exc_loop).
-export([main/0, id/1]).

main() ->
    io:format("~w~n", [loop(300000, 0)]),
    io:format("~w~n", [errors(50000, 0)]),
    io:format("~w~n", [deep_throw(100, 1000)]).

loop(0, Sum) -> Sum;
loop(N, Sum) ->
    V = try f(N) catch throw:X -> X end,
    loop(N - 1, Sum + V).

f(N) when N rem 2 =:= 0 -> throw(1);
f(_) -> 2.

errors(0, Sum) -> Sum;
errors(N, Sum) ->
    V = try id(N) div (N rem 3) catch error:badarith -> 0 end,
    errors(N - 1, Sum + V rem 7).

deep_throw(0, _) -> done;
deep_throw(N, Depth) ->
    N = (catch down(Depth, N)),
    deep_throw(N - 1, Depth).

down(0, X) -> throw(X);
down(N, X) -> [a | down(N - 1, X)].

%% Exported, so that the compiler cannot see what it returns.
id(X) -> X.
