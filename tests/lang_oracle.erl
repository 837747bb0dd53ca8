%% tests/lang_oracle.erl -- runs one test module under the real BEAM the way a program built by fireflyc starts.
%%
%% erl -noshell -pa DIR -s lang_oracle start -extra MODULE ARG...
%% main/1 gets the arguments as strings when it is exported, else main/0 is called. The call is the last one of its
%% process, so that stack traces end in main. Status 0 when it returns, 1 when the process dies of anything else.
%% SPDX-License-Identifier: Apache-2.0
-module(lang_oracle).
-export([start/0, enter/2]).

start() ->
    [Name | Args] = init:get_plain_arguments(),
    {Pid, Ref} = spawn_monitor(?MODULE, enter, [list_to_atom(Name), Args]),
    receive
        {'DOWN', Ref, process, Pid, normal} -> halt(0);
        {'DOWN', Ref, process, Pid, _} -> halt(1)
    end.

enter(Module, Args) ->
    {module, Module} = code:ensure_loaded(Module),
    case erlang:function_exported(Module, main, 1) of
        true -> Module:main(Args);
        false -> Module:main()
    end.
