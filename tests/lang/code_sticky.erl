%% tests/lang/code_sticky.erl -- Modules of erts, kernel, stdlib and compiler are sticky, until something else is said of them.
%% SPDX-License-Identifier: Apache-2.0
-module(code_sticky).
-export([main/0]).

main() ->
    io:format("~p~n", [[ets:info(none), atomics:get(atomics:new(1, []), 1), cerl:type(cerl:c_int(1)), eunit_lib:uniq([1]), string:trim(" a")]]),
    io:format("~p~n", [[{M, code:is_sticky(M)} || M <- [lists, erlang, ets, atomics, code, init, io, cerl, eunit_lib, ?MODULE, no_such_module]]]),
    io:format("~p~n", [[code:unstick_mod(lists), code:is_sticky(lists), code:stick_mod(lists), code:is_sticky(lists), init:get_status() =/= []]]),
    io:format("~p~n", [[code:stick_mod(?MODULE), code:is_sticky(?MODULE), code:unstick_mod(?MODULE), code:is_sticky(?MODULE)]]),
    io:format("~p~n", [[code:stick_mod(no_such_module), code:is_sticky(no_such_module), code:unstick_mod(no_such_module)]]),
    io:format("~p~n", [catch code:stick_dir("no/such/folder")]),
    {'EXIT', {Reason, _}} = (catch code:is_sticky("lists")),
    io:format("~p~n", [Reason]).
