%% tests/otp/kernel_tree/kernel_tree.erl -- The processes of application kernel, as a program sees them; the end of one ends it.
%% What talks to other nodes is not looked at, nor inet_db, which a program without sockets lacks.
%% SPDX-License-Identifier: Apache-2.0
-module(kernel_tree).
-export([main/0]).

-define(OTHERS, [rex, global_group, inet_db]).

main() ->
    {ok, _} = file:get_cwd(),
    Children = [Child || {Id, _, _, _} = Child <- supervisor:which_children(kernel_sup), not lists:member(Id, ?OTHERS)],
    [show({Id, shape(Pid), Type, Modules}) || {Id, Pid, Type, Modules} <- Children],
    [show(element(2, supervisor:get_childspec(kernel_sup, Id))) || {Id, _, _, _} <- Children],
    [show({Name, seen(whereis(Name))}) || Name <- [kernel_sup, kernel_safe_sup, kernel_refc, logger_sup, standard_error_sup, code_server,
                                                   file_server_2, erl_signal_server, global_name_server, user, standard_error]],
    show(lists:sort([Name || {Name, Pid} <- named(), lists:keymember(Pid, 2, Children)])),
    global:register_name(me, self()),
    show(global:whereis_name(me) =:= self()),
    exit(whereis(kernel_refc), kill),
    receive after infinity -> ok end.

shape(Pid) when is_pid(Pid) -> pid;
shape(Other) -> Other.

seen(Pid) ->
    {dictionary, Dictionary} = process_info(Pid, dictionary),
    {links, Links} = process_info(Pid, links),
    {proplists:get_value('$initial_call', Dictionary),
     [Ancestor || Ancestor <- proplists:get_value('$ancestors', Dictionary, []), is_atom(Ancestor)],
     lists:sort([Name || Link <- Links, is_pid(Link), {registered_name, Name} <- [process_info(Link, registered_name)],
                         not lists:member(Name, ?OTHERS)])}.

named() -> [{Name, whereis(Name)} || Name <- registered()].

show(Term) -> io:format("~p~n", [Term]).
