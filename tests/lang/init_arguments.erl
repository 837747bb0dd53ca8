%% tests/lang/init_arguments.erl -- What init and code say of how the program was started and of what cannot be loaded.
%% SPDX-License-Identifier: Apache-2.0
-module(init_arguments).
-export([main/0]).

main() ->
    {ok, [[Home]]} = init:get_argument(home),
    io:format("~p ~p~n", [Home =:= os:getenv("HOME"), lists:keymember(home, 1, init:get_arguments())]),
    io:format("~p ~p~n", [init:get_argument(noshell), init:get_argument(no_such_flag)]),
    io:format("~p ~p~n", [init:archive_extension(), init:objfile_extension()]),
    io:format("~p ~p~n", [code:atomic_load([]), code:atomic_load([no_such_module])]),
    io:format("~p ~p~n", [code:prepare_loading([no_such_module]), code:get_doc(no_such_module)]).
