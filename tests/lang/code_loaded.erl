%% tests/lang/code_loaded.erl -- Modules whose functions are BIFs are loaded, and functions that the program calls are exported.
%% SPDX-License-Identifier: Apache-2.0
-module(code_loaded).
-export([main/0]).

main() ->
    Modules = [erlang, math, ets, binary, re, os, lists, ?MODULE, no_such_module],
    io:format("~p~n", [[math:sqrt(length(Modules)), ets:info(none), binary:split(<<"a b">>, <<" ">>), re:run("a", "b"), os:type() =/= none, rand:uniform(1)]]),
    [io:format("~p ~p~n", [M, [code:ensure_loaded(M), erlang:module_loaded(M), code:is_loaded(M) =/= false, code:which(M) =/= non_existing,
                               lists:member(M, erlang:loaded()), lists:keymember(M, 1, code:all_loaded())]]) || M <- Modules],
    io:format("~p~n", [[erlang:function_exported(math, sqrt, 1), erlang:function_exported(erlang, monotonic_time, 0),
                        erlang:function_exported(rand, uniform, 1), erlang:function_exported(rand, uniform, 7),
                        erlang:function_exported(re, run, 2), erlang:function_exported(lists, no_such, 1),
                        erlang:function_exported(?MODULE, main, 0), erlang:function_exported(?MODULE, exported, 1),
                        erlang:function_exported(no_such_module, main, 0)]]),
    io:format("~p~n", [[exported(Name) || Name <- [sqrt, uniform]]]).

exported(sqrt) -> erlang:function_exported(math, sqrt, 1) andalso math:sqrt(length(get_keys()));
exported(uniform) -> erlang:function_exported(rand, uniform, 1) andalso rand:uniform(1).
