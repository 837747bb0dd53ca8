%% tests/lang/ets_complete.erl -- ets: tables in files, heirs, give_away, fixation, continuations, what info tells, and how much
%% memory tables take.
%% SPDX-License-Identifier: Apache-2.0
-module(ets_complete).
-export([main/0]).
-include_lib("stdlib/include/ms_transform.hrl").

main() ->
    [step(F) || F <- [fun files/0, fun verify/0, fun info/0, fun heirs/0, fun give/0, fun fix/0, fun select/0, fun specs/0, fun memory/0, fun errors/0, fun misc/0]].

step(F) -> try F() catch C:R:S -> show({C, R, hd([{M, N, if is_list(A) -> length(A); true -> A end} || {M, N, A, _} <- S])}) end.

show(What) -> io:format("~0p~n", [What]).

files() ->
    T = ets:new(t, [set, named_table, public, {keypos, 2}]),
    ets:insert(T, [{a, N, [N, <<N>>]} || N <- lists:seq(1, 100)]),
    File = "ets_complete.tab",
    show(ets:tab2file(T, File)),
    ets:delete(T),
    {ok, T} = ets:file2tab(File),
    show({ets:info(T, size), ets:info(T, keypos), ets:info(T, type), ets:info(T, protection), ets:info(T, named_table), erlang:phash2(lists:sort(ets:tab2list(T)))}),
    show(ets:file2tab(File)),
    {ok, Info} = ets:tabfile_info(File),
    show(lists:sort([I || {K, _} = I <- Info, K =/= id])),
    ets:delete(T),
    O = ets:new(o, [ordered_set, compressed]),
    ets:insert(O, [{N, N} || N <- lists:seq(1, 300)]),
    show(ets:tab2file(O, File, [{extended_info, [md5sum, object_count]}, {sync, true}])),
    {ok, O2} = ets:file2tab(File, [{verify, true}]),
    show({ets:first(O2), ets:last(O2), ets:info(O2, size), ets:info(O2, compressed)}),
    {ok, I2} = ets:tabfile_info(File),
    show(lists:sort([I || {K, _} = I <- I2, K =/= id])),
    ok = file:delete(File).

verify() ->
    File = "ets_verify.tab",
    B = ets:new(b, [bag]),
    ets:insert(B, [{N rem 10, N} || N <- lists:seq(1, 50)]),
    ok = ets:tab2file(B, File, [{extended_info, [md5sum]}]),
    {ok, Bin} = file:read_file(File),
    ok = file:write_file(File, binary:part(Bin, 0, byte_size(Bin) - 20)),
    show(ets:file2tab(File, [{verify, true}])),
    show(ets:tab2file(B, "no/such/dir/x")),
    show(ets:file2tab("no_such_file")),
    show(ets:tabfile_info("no_such_file")),
    ok = file:write_file(File, "garbage"),
    show(ets:file2tab(File)),
    show(ets:tab2file(B, File, [{nosuch, x}])),
    ok = file:delete(File).

info() ->
    [begin
         T = ets:new(name, O),
         ets:insert(T, {1, 2}),
         show([{K, if V =:= self() -> self; true -> V end} || {K, V} <- lists:sort(ets:info(T)), not lists:member(K, [id, owner, memory, write_concurrency, decentralized_counters])]),
         show({ets:info(T, owner) =:= self(), ets:info(T, id) =:= T, is_integer(ets:info(T, memory))}),
         show([{K, ets:info(T, K)} || K <- [fixed, safe_fixed, safe_fixed_monotonic_time, binary]]),
         show([K || K <- [stats], ets:info(T, K) =:= undefined]),
         ets:delete(T),
         show({ets:info(T), ets:info(T, size)}),
         binaries(O)
     end || O <- [[], [bag, public], [ordered_set, private, compressed], [duplicate_bag, {write_concurrency, true}, {read_concurrency, true}],
                  [{write_concurrency, auto}, {decentralized_counters, true}, public], [{heir, self(), x}]]],
    show(reason(fun() -> ets:info(self(), nosuch) end)),
    show(reason(fun() -> ets:info(ets:new(x, []), nosuch) end)).

binaries(O) ->
    T = ets:new(b, [public | lists:delete(private, O)]),
    Large = binary:copy(<<1>>, 100),
    ets:insert(T, [{a, Large}, {b, <<1, 2>>}, {c, [Large, binary:copy(<<2>>, 1000)]}]),
    show(lists:sort([{Bytes, is_integer(At)} || {At, Bytes, _} <- ets:info(T, binary)])),
    ets:delete(T).

reason(F) -> try F() catch error:R -> R end.

heirs() ->
    Me = self(),
    {P, R} = spawn_monitor(fun() -> T = ets:new(t, [{heir, Me, data}]), ets:insert(T, {1, 2}) end),
    receive {'ETS-TRANSFER', T, P, data} -> show({ets:tab2list(T), ets:info(T, owner) =:= Me, ets:info(T, heir) =:= Me}) end,
    receive {'DOWN', R, _, _, _} -> ok end,
    show(ets:setopts(T, {heir, none})),
    show(ets:info(T, heir)),
    show(ets:setopts(T, [{heir, Me, again}])),
    show(ets:setopts(T, {protection, private})),
    show(ets:info(T, protection)),
    show(reason(fun() -> ets:setopts(T, {keypos, 2}) end)),
    %% an heir that is gone
    {P2, R2} = spawn_monitor(fun() -> ok end),
    receive {'DOWN', R2, _, _, _} -> ok end,
    {P3, R3} = spawn_monitor(fun() -> ets:new(gone, [named_table, {heir, P2, x}]) end),
    receive {'DOWN', R3, _, P3, Why} -> show({Why, ets:info(gone)}) end.

give() ->
    Me = self(),
    P = spawn_link(fun() -> receive {'ETS-TRANSFER', T, Me, gift} -> Me ! {got, ets:tab2list(T), ets:info(T, owner) =:= self()} end, receive stop -> Me ! stopping end end),
    T = ets:new(t, [private]),
    ets:insert(T, {x}),
    show(ets:give_away(T, P, gift)),
    receive Got -> show(Got) end,
    show(element(1, catch ets:insert(T, {y}))),
    show(ets:info(T, owner) =:= P),
    show(catch element(1, element(2, catch ets:give_away(T, Me, again)))),
    T2 = ets:new(t2, []),
    show(catch element(1, element(2, catch ets:give_away(T2, Me, again)))),
    P ! stop,
    receive stopping -> ok end.

fix() ->
    [begin
         T = ets:new(t, [Type, public]),
         ets:insert(T, [{N, N} || N <- lists:seq(1, 200)]),
         true = ets:safe_fixtable(T, true),
         show({ets:info(T, fixed), element(2, ets:info(T, safe_fixed)) =:= [{self(), 1}]}),
         F = ets:first(T),
         Seen = walk(T, F, []),
         show({Type, length(Seen), lists:sort(Seen) =:= lists:seq(1, 200), ets:info(T, size)}),
         true = ets:safe_fixtable(T, true),
         show([{P =:= self(), N} || {P, N} <- element(2, ets:info(T, safe_fixed))]),
         ets:safe_fixtable(T, false), ets:safe_fixtable(T, false),
         show(ets:info(T, safe_fixed)),
         show(ets:info(T, size)),
         %% deletes by others while it is fixed
         ets:insert(T, [{N, N} || N <- lists:seq(1, 200)]),
         ets:safe_fixtable(T, true),
         K0 = ets:first(T),
         {_, R} = spawn_monitor(fun() -> [ets:delete(T, K) || K <- lists:seq(1, 200), K rem 2 =:= 0] end),
         receive {'DOWN', R, _, _, _} -> ok end,
         Rest = count(T, K0, 0),
         show({Type, Rest >= 100, Rest =< 101, ets:info(T, size)}),
         ets:safe_fixtable(T, false)
     end || Type <- [set, bag, duplicate_bag, ordered_set]].

walk(_, '$end_of_table', Acc) -> Acc;
walk(T, K, Acc) -> ets:delete(T, K), walk(T, ets:next(T, K), [K | Acc]).

count(_, '$end_of_table', N) -> N;
count(T, K, N) -> count(T, ets:next(T, K), N + 1).

select() ->
    [begin
         T = ets:new(t, [Type]),
         ets:insert(T, [{N, N * N, {x, N rem 3}} || N <- lists:seq(1, 100)]),
         MS = ets:fun2ms(fun({A, B, {x, C}}) when C =:= 1, A > 10 -> {A, B} end),
         show({Type, lists:sort(all(ets:select(T, MS, 7))) =:= lists:sort(ets:select(T, MS)), length(ets:select(T, MS))}),
         show(length(all(ets:match(T, {'$1', '_', {x, 2}}, 5)))),
         show(length(all(ets:match_object(T, {'_', '_', {x, 2}}, 5)))),
         show({ets:select_count(T, ets:fun2ms(fun({A, _, _}) -> A rem 2 =:= 0 end)), ets:select_delete(T, ets:fun2ms(fun({A, _, _}) -> A rem 2 =:= 0 end)), ets:info(T, size)}),
         show(ets:select(T, [{{1000, '_', '_'}, [], ['$_']}], 10)),
         show(case Type of ordered_set -> {element(1, ets:select_reverse(T, MS, 3)), ets:select_reverse(T, MS)}; _ -> ok end),
         {_, Continue} = ets:select(T, [{'_', [], ['$_']}], 5),
         show(ets:repair_continuation(Continue, [{'_', [], ['$_']}]) =:= Continue)
     end || Type <- [set, ordered_set, bag, duplicate_bag]].

all('$end_of_table') -> [];
all({L, C}) -> L ++ all(case C of '$end_of_table' -> C; _ -> next(C) end).
next(C) -> try ets:select(C) catch error:badarg -> ets:match(C) end.

specs() ->
    T = ets:new(t, [ordered_set]),
    ets:insert(T, [{1, a, [1, 2]}, {2.0, "b", #{k => v}}, {3, <<"c">>, {x, y}}, {four, fun lists:map/2, self()}, {five, make_ref(), 1 bsl 70}]),
    Guards = [{is_atom, '$1'}, {is_float, '$1'}, {is_integer, '$1'}, {is_list, '$3'}, {is_number, '$1'}, {is_pid, '$3'}, {is_port, '$3'}, {is_reference, '$2'},
              {is_tuple, '$3'}, {is_map, '$3'}, {is_map_key, k, '$3'}, {is_binary, '$2'}, {is_bitstring, '$2'}, {is_function, '$2'}, {is_boolean, '$2'}, {is_record, '$3', x, 2},
              {'and', true, {is_atom, '$1'}}, {'or', {is_atom, '$1'}, {is_float, '$1'}}, {'not', {is_atom, '$1'}}, {'xor', {is_atom, '$1'}, {is_pid, '$3'}},
              {'andalso', {is_integer, '$1'}, {'>', '$1', 1}}, {'orelse', {is_atom, '$1'}, {'<', '$1', 2}}, {'>', '$1', 2}, {'>=', '$1', 2}, {'<', '$1', 2}, {'=<', '$1', 2.0},
              {'=:=', '$1', 2}, {'==', '$1', 2}, {'=/=', '$1', 2}, {'/=', '$1', 2}, {'=:=', {abs, '$1'}, 1}, {'=:=', {element, 1, '$3'}, x}, {'=:=', {hd, '$3'}, 1},
              {'=:=', {length, '$3'}, 2}, {'=:=', {tl, '$3'}, [2]}, {'=:=', {size, '$3'}, 2}, {'=:=', {byte_size, '$2'}, 1}, {'=:=', {bit_size, '$2'}, 8}, {'=:=', {map_size, '$3'}, 1},
              {'=:=', {map_get, k, '$3'}, v}, {'=:=', {node, '$3'}, {node}}, {'=:=', {round, '$1'}, 2}, {'=:=', {trunc, '$1'}, 2}, {'=:=', {ceil, '$1'}, 2}, {'=:=', {floor, '$1'}, 2},
              {'=:=', {self}, '$3'}, {'=:=', {'+', '$1', 1}, 2}, {'=:=', {'-', '$1', 1}, 0}, {'=:=', {'*', '$1', 2}, 2}, {'=:=', {'div', '$1', 1}, 3}, {'=:=', {'rem', '$1', 2}, 1},
              {'=:=', {'band', '$1', 1}, 1}, {'=:=', {'bor', '$1', 4}, 5}, {'=:=', {'bxor', '$1', 1}, 0}, {'=:=', {'bnot', '$1'}, -2}, {'=:=', {'bsl', '$1', 1}, 2}, {'=:=', {'bsr', '$1', 1}, 1},
              {'=:=', {'-', '$1'}, -1}, {'=:=', {'+', '$1'}, 1}, {'=:=', {'/', '$1', 1}, 2.0}, {'=:=', {binary_part, '$2', 0, 1}, <<"c">>}, {is_function, '$2', 2}, {'=:=', {tuple_size, '$3'}, 2}, {'=:=', {float, '$1'}, 1.0},
              {'=:=', {'++', '$3', [3]}, [1, 2, 3]}, {nosuch, '$1'}, {'=:=', '$1', {const, 3}}, {'=:=', '$3', {{x, y}}}, {'=:=', '$3', [1, 2]}],
    [show({G, try ets:select(T, [{{'$1', '$2', '$3'}, [G], ['$1']}]) catch error:E -> E end}) || G <- Guards],
    Bodies = [['$_'], ['$$'], ['$1'], [{{'$1', {{a, '$2'}}}}], [['$1', '$2']], [#{k => '$1'}], [{const, '$1'}], [{'+', 1, 2}], [a, b, '$1'], [{element, 1, '$_'}], [{x}], ['$7'], [{message, x}], [{caller}], [{process_dump}],
              [{set_seq_token, a, b}], [{trace, [], []}], [{return_trace}], [{exception_trace}], [{display, 1}], [{is_seq_trace}], [{get_tcw}], [{silent, true}], [{enable_trace, call}]],
    [show({B, try ets:select(T, [{{'$1', '$2', '_'}, [{is_number, '$1'}], B}]) catch error:E -> E end}) || B <- Bodies],
    [show({S, try ets:select(T, S) catch error:E -> E end}) || S <- [[], x, [x], [{x}], [{'$1', [], x}], [{'$1', [], []}], [{'$1', x, ['$1']}], [{{'$1'}, [], ['$1']}, {{'_', a, '_'}, [], [{const, hit}]}]]],
    [show({L, try ets:test_ms(O, L) catch error:E -> E end}) || {O, L} <- [{{1, 2}, [{{'$1', '$1'}, [], ['$_']}]}, {{1, 1}, [{{'$1', '$1'}, [], ['$_']}]}, {{a}, [{{'$1'}, [{nosuch, '$1'}], ['$_']}]}, {x, [{'_', [], ['$_']}]}]],
    CMS = ets:match_spec_compile([{{'$1', '_'}, [{'>', '$1', 1}], ['$1']}]),
    show({ets:is_compiled_ms(CMS), ets:is_compiled_ms(x), ets:match_spec_run([{1, 2}, {3, 4}, x, {5, 6}], CMS)}).

memory() ->
    T = ets:new(t, []),
    M0 = ets:info(T, memory),
    ets:insert(T, [{N, lists:seq(1, 10)} || N <- lists:seq(1, 1000)]),
    M1 = ets:info(T, memory),
    show({M0 > 0, M1 - M0 > 20000, M1 - M0 < 40000}),
    show({erlang:memory(ets) > 8 * (M1 - M0), erlang:memory(code) > 0, erlang:memory(atom) > 0, erlang:memory(atom_used) > 0, erlang:memory(system) > 0}),
    show([K || {K, V} <- erlang:memory(), not is_integer(V)]),
    show([K || {K, _} <- erlang:memory()]),
    ets:delete(T).

errors() ->
    T = ets:new(t, [named_table]),
    P = ets:new(p, [private]),
    Other = spawn_other(),
    Calls = [{new, [t, [named_table]]}, {new, [x, [nosuch]]}, {new, ["x", []]}, {new, [x, y]}, {new, [x, [{keypos, 0}]]}, {insert, [T, x]}, {insert, [T, {}]}, {insert, [T, [{1}, x]]}, {insert, [nosuch, {1}]},
             {insert, [Other, {1}]}, {lookup, [Other, 1]}, {lookup_element, [T, nokey, 1]}, {lookup_element, [T, nokey, 0]}, {update_counter, [T, nokey, 1]}, {update_counter, [T, k, {1, 1}]}, {update_element, [T, k, {1, x}]}, {update_element, [T, k, {5, x}]},
             {delete, [nosuch]}, {delete, [Other]}, {first, [nosuch]}, {next, [T, nokey]}, {prev, [T, nokey]}, {rename, [T, "x"]}, {rename, [T, t]}, {match, [T, x]}, {match, [x]}, {select, [T, x]}, {select, [x]}, {select, [T, [{'_', [], ['$_']}], 0]},
             {safe_fixtable, [T, x]}, {give_away, [T, x, y]}, {setopts, [T, x]}, {slot, [T, -1]}, {slot, [T, x]}, {take, [nosuch, 1]}, {tab2list, [nosuch]}, {insert_new, [T, x]}, {member, [nosuch, 1]}, {match_spec_compile, [x]}, {match_spec_run, [x, y]},
             {foldl, [x, y, T]}, {select_replace, [T, [{'$1', [], ['$1']}]]}, {whereis, ["x"]}, {info, ["x"]}, {update_counter, [T, k, x]}, {delete_object, [T, x]}, {delete_all_objects, [nosuch]}],
    ets:insert(T, {k, not_a_number}),
    [show(call(F, A)) || {F, A} <- Calls],
    ets:delete(T), ets:delete(P).

call(F, A) ->
    try {F, apply(ets, F, A)}
    catch error:E:S ->
        {M, F1, _, I} = hd(S),
        {M, F1, E, case lists:keyfind(error_info, 1, I) of {_, Map} -> Map; false -> none end, explain(E, I, M, F1, A)}
    end.

explain(E, I, M, F, A) ->
    case lists:keyfind(error_info, 1, I) of
        {_, #{module := Mod}} -> Mod:format_error(E, [{M, F, A, I}]);
        _ -> none
    end.

spawn_other() ->
    Me = self(),
    spawn(fun() -> Me ! {t, ets:new(other, [private])}, receive after infinity -> ok end end),
    receive {t, T} -> T end.

misc() ->
    T = ets:new(t, [ordered_set]),
    ets:insert(T, [{N, N} || N <- lists:seq(1, 20)]),
    show(ets:foldl(fun({A, _}, S) -> A + S end, 0, T)),
    show(ets:foldr(fun({A, _}, S) -> [A | S] end, [], T)),
    show(ets:to_dets(T, x) =:= x),
    show({ets:init_table(ets:new(i, []), fun(read) -> end_of_input; (close) -> ok end)}),
    show(ets:from_dets(T, x)).
