%% tests/lang/exc_in_guards_of_catch.erl -- Handlers chosen by guards on class, reason and stack.
%% SPDX-License-Identifier: Apache-2.0
-module(exc_in_guards_of_catch).
-export([main/0]).

main() ->
    [io:format("~w~n", [handle(T)]) || T <- [{error, badarith}, {error, {custom, 5}}, {error, {custom, 50}}, {throw, 1},
                                             {throw, [a]}, {exit, normal}, {exit, x}]].

handle({Class, Reason}) ->
    try erlang:raise(Class, Reason, [])
    catch
        error:{custom, N} when N > 10 -> {big, N};
        error:{custom, N} -> {small, N};
        C:R when C =:= throw, is_list(R) -> {list_thrown, length(R)};
        exit:R when R =:= normal; R =:= shutdown -> quiet;
        Any:R:S when is_list(S) -> {Any, R}
    end.
