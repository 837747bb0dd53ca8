%% tests/lang/maps_print_order.erl -- The order in which large maps of integer keys are printed and listed.
%% SPDX-License-Identifier: Apache-2.0
-module(maps_print_order).
-export([main/0]).

main() ->
    M = maps:from_list([{N, N * N} || N <- lists:seq(1, 40)]),
    io:format("~w~n", [maps:keys(M)]),
    io:format("~w~n", [M]),
    io:format("~p~n", [maps:from_list([{N, {}} || N <- lists:seq(-20, 20)])]),
    io:format("~0p~n", [maps:to_list(maps:from_list([{N * 1000003, []} || N <- lists:seq(1, 33)]))]),
    io:format("~0p~n", [maps:keys(maps:from_list([{N, x} || N <- lists:seq(1, 200)]))]).
