%% tests/lang/exc_raise_bad_class.erl -- erlang:raise/3 returns badarg when the class is none, wherever the compiler puts it.
%% SPDX-License-Identifier: Apache-2.0
-module(exc_raise_bad_class).
-export([main/0, id/1]).

main() ->
    io:format("~p~n", [again(fun() -> abs(id(x)) end, id(no_class))]),
    io:format("~p~n", [try again(fun() -> throw(up) end, exit) catch C:R -> {C, R} end]),
    io:format("~p~n", [[again_as(fun() -> exit(down) end, K) || K <- [id(a), 1, "error"]]]),
    io:format("~p~n", [erlang:raise(id(nothing), reason, [])]),
    io:format("~p~n", [erlang:raise(id(error), reason, id(no_list))]).

again(Fun, Class) ->
    try Fun()
    catch _:R:S -> erlang:raise(Class, R, S)
    end.

%% What raise returns is used.
again_as(Fun, Class) ->
    try Fun()
    catch _:R:S -> {returned, erlang:raise(Class, R, S)}
    end.

%% Exported, so that the compiler cannot see what it returns.
id(X) -> X.
