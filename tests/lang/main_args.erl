%% tests/lang/main_args.erl -- The arguments of the program arrive as a list of strings.
%% SPDX-License-Identifier: Apache-2.0
-module(main_args).
-export([main/1]).

main(Args) ->
    io:format("~w~n", [length(Args)]),
    [io:format("~p~n", [A]) || A <- Args],
    io:format("~w~n", [lists:sum([list_to_integer(A) || A <- Args, is_number_text(A)])]).

is_number_text(A) -> A =/= [] andalso lists:all(fun(C) -> C >= $0 andalso C =< $9 end, A).
