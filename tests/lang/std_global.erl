%% tests/lang/std_global.erl -- global: names and locks in a program that is alone.
%% SPDX-License-Identifier: Apache-2.0
-module(std_global).
-export([main/0]).
main() ->
    io:format("~p~n", [global:whereis_name(a)]),
    P = spawn(fun() -> receive stop -> ok end end),
    io:format("~p~n", [global:register_name(a, P)]),
    io:format("~p~n", [global:register_name(a, self())]),
    io:format("~p~n", [global:whereis_name(a) =:= P]),
    io:format("~p~n", [global:registered_names()]),
    R = monitor(process, P),
    global:send(a, stop),
    receive {'DOWN', R, _, _, X} -> io:format("~p~n", [X]) end,
    timer:sleep(20),
    io:format("~p~n", [global:whereis_name(a)]),
    io:format("~p~n", [global:trans({r, self()}, fun() -> global:set_lock({r, x}, [node()], 0) end)]),
    io:format("~p~n", [global:set_lock({r, x}, [node()], 0)]),
    io:format("~p~n", [global:del_lock({r, x})]),
    io:format("~p~n", [catch global:send(nobody, 1)]),
    io:format("~p~n", [catch gen_server:call({global, nobody}, 1)]),
    io:format("~p~n", [global:unregister_name(a)]).
