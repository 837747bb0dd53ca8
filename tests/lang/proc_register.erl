%% tests/lang/proc_register.erl -- Registered names: register, whereis, send by name, unregister, names of the dead.
%% SPDX-License-Identifier: Apache-2.0
-module(proc_register).
-export([main/0, id/1]).

main() ->
    P = spawn(fun echo/0),
    io:format("~w~n", [register(echo, P)]),
    io:format("~w~n", [whereis(echo) =:= P]),
    echo ! {self(), hi},
    io:format("~w~n", [receive {echo, M} -> M end]),
    {echo, node()} ! {self(), local_node},
    io:format("~w~n", [receive {echo, M2} -> M2 end]),
    io:format("~w~n", [process_info(P, registered_name)]),
    io:format("~w~n", [lists:member(echo, registered())]),
    io:format("~w~n", [[caught(fun() -> register(echo, self()) end), caught(fun() -> register(other, P) end),
                        caught(fun() -> register(undefined, self()) end),
                        caught(fun() -> register(x, id(1)) end), caught(fun() -> unregister(nobody) end)]]),
    io:format("~w~n", [unregister(echo)]),
    io:format("~w~n", [[whereis(echo), process_info(P, registered_name)]]),
    register(again, P),
    R = monitor(process, P),
    exit(P, kill),
    receive {'DOWN', R, _, _, _} -> ok end,
    io:format("~w~n", [[whereis(again), lists:member(again, registered())]]),
    io:format("~w~n", [caught(fun() -> again ! x end)]),
    io:format("~w~n", [erlang:send(self(), to_self, [])]),
    io:format("~w~n", [receive to_self -> ok end]).

echo() ->
    receive {From, X} -> From ! {echo, X}, echo() end.

%% Exported, so that the compiler cannot see what it returns.
id(X) -> X.

%% The value of F(), or the class and the reason of what it raised.
caught(F) ->
    try F()
    catch Class:Reason -> {Class, Reason}
    end.
