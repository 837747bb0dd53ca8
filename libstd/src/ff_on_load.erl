%% libstd/src/ff_on_load.erl -- Runs the -on_load functions of the program's modules, before its entry, as OTP does when it starts
%% in embedded mode: one after the other, each in a process of its own. The compiler links this where a module has one.
%% One that fails is told as by OTP's code server; here the functions of its module stay.
%% SPDX-License-Identifier: Apache-2.0
-module(ff_on_load).
-export([start/0]).

start() -> [run(Module, Function) || {Module, Function} <- ff_rt:on_loads()].

run(Module, Function) ->
    {_, Ref} = spawn_monitor(fun() -> exit(ff_rt:apply(Module, Function, [])) end),
    receive {'DOWN', Ref, _, _, Outcome} -> report(Module, Outcome) end.

report(_, Outcome) when is_atom(Outcome) -> ok;
report(Module, Outcome) -> error_logger:warning_msg("The on_load function for module ~s returned:~n~P\n", [Module, Outcome, 10]).
