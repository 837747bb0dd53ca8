%% tests/lang/exc_handler_guards.erl -- Handlers chosen by guards on class and reason.
%% SPDX-License-Identifier: Apache-2.0
-module(exc_handler_guards).
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
        Any:R:_ -> {Any, R}
    end.
