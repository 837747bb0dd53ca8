%% tests/lang/exc_cleanup_order.erl -- The order of effects in nested after parts as an exception goes by.
%% SPDX-License-Identifier: Apache-2.0
-module(exc_cleanup_order).
-export([main/0]).

main() ->
    io:format("~w~n", [catch outer()]),
    io:format("~w~n", [log()]),
    io:format("~w~n", [catch returns_early(5)]),
    io:format("~w~n", [log()]).

outer() ->
    try
        note(outer_start),
        middle(),
        note(never)
    after
        note(outer_after)
    end.

middle() ->
    try
        try inner() after note(middle_first_after) end
    catch
        throw:inner ->
            note(middle_caught),
            throw(replaced)
    after
        note(middle_second_after)
    end.

inner() ->
    note(inner),
    throw(inner).

returns_early(N) ->
    try N of
        5 -> note(of_part), five
    after
        note(last)
    end.

note(X) -> put(log, [X | log_so_far()]).

log_so_far() ->
    case get(log) of
        undefined -> [];
        L -> L
    end.

log() ->
    L = lists:reverse(log_so_far()),
    erase(log),
    L.
