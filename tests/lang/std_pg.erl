%% tests/lang/std_pg.erl -- pg: processes in groups, more than once, of several scopes; monitors of them.
%% SPDX-License-Identifier: Apache-2.0
-module(std_pg).
-export([main/0]).

main() ->
    {ok, _} = pg:start_link(),
    {ok, _} = pg:start_link(other),
    A = spawn(fun() -> receive stop -> ok end end),
    show(pg:join(group, A)),
    show(pg:join(group, [self(), A])),
    show(length(pg:get_members(group))),
    show(lists:usort([P =:= A || P <- pg:get_local_members(group)])),
    show(pg:which_groups()),
    show(pg:join(other, {a, "group"}, self())),
    show(pg:which_groups(other)),
    show(pg:get_members(other, group)),
    {Ref, Groups} = pg:monitor_scope(),
    show({is_reference(Ref), [{G, length(Ps)} || {G, Ps} <- maps:to_list(Groups)]}),
    show(pg:leave(group, self())),
    receive {Ref, What, Group, Pids} -> show({What, Group, Pids =:= [self()]}) end,
    show(pg:leave(group, self())),
    A ! stop,
    receive {Ref, Left, From, Gone} -> show({Left, From, length(Gone)}) end,
    show(pg:get_members(group)),
    show(pg:which_groups()),
    show(pg:demonitor(Ref)),
    show(catch pg:join(nowhere, group, self())).

show(Term) -> io:format("~p~n", [hide(Term)]).

hide({'EXIT', {Why, _}}) -> {'EXIT', Why};
hide(Term) -> Term.
