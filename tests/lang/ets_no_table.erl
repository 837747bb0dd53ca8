%% tests/lang/ets_no_table.erl -- What is said of a reference that never was a table's, and of one that was.
%% SPDX-License-Identifier: Apache-2.0
-module(ets_no_table).
-export([main/0]).

main() ->
    Deleted = ets:new(table, []),
    ets:delete(Deleted),
    Table = ets:new(table, []),
    [io:format("~p ~p~n", [Kind, [cause(Call) || Call <- calls(Id)]])
     || {Kind, Id} <- [{deleted, Deleted}, {reference, make_ref()}, {pid, self()}, {name, no_such_table}, {number, 1},
                       {copied, binary_to_term(term_to_binary(Deleted))}, {text, list_to_ref(ref_to_list(make_ref()))}]],
    io:format("~p~n", [[ets:info(Id, size) || Id <- [Table, binary_to_term(term_to_binary(Table)), list_to_ref(ref_to_list(Table))]]]),
    io:format("~p~n", [[lists:member(Table, ets:all()), Table =:= hd([T || T <- ets:all(), T =:= Table]), is_reference(Table)]]).

calls(Id) ->
    [fun() -> ets:lookup(Id, 1) end, fun() -> ets:insert(Id, {1}) end, fun() -> ets:info(Id) end, fun() -> ets:info(Id, size) end,
     fun() -> ets:delete(Id) end, fun() -> ets:whereis(Id) end, fun() -> ets:first(Id) end, fun() -> ets:tab2list(Id) end,
     fun() -> ets:rename(Id, name) end, fun() -> ets:select(Id, []) end].

cause(Call) ->
    try Call()
    catch error:Reason:Trace -> {Reason, proplists:get_value(error_info, element(4, hd(Trace)))}
    end.
