%% tests/lang/ets_owner.erl -- Names, rights, owners and heirs of tables, fixation by processes, info, counters, causes.
%% SPDX-License-Identifier: Apache-2.0
-module(ets_owner).
-export([main/0]).

main() ->
    names(),
    rights(),
    heirs(),
    fixation(),
    info(),
    elements(),
    counters(),
    causes(),
    large().

names() ->
    a = ets:new(a, [named_table]),
    show("named", [reason(fun() -> ets:new(a, [named_table]) end), ets:insert(a, {1}), ets:rename(a, b), ets:lookup(b, 1),
                   ets:whereis(a), ets:whereis(b) =:= ets:info(b, id), ets:lookup(ets:whereis(b), 1), ets:info(a),
                   lists:member(b, ets:all()), ets:info(b, name), ets:delete(b), ets:whereis(b)]),
    T = ets:new(x, []),
    show("unnamed", [is_reference(T), ets:whereis(x), ets:rename(T, y) =:= T, ets:info(T, name), lists:member(T, ets:all())]),
    show("options", [reason(fun() -> ets:new(N, O) end) ||
        {N, O} <- [{1, []}, {a, foo}, {a, [foo]}, {a, [{keypos, 0}]}, {a, [{heir, foo}]}, {a, [set | bag]}, {undefined, [named_table]}]]).

rights() ->
    [begin
         T = ets:new(t, [P]),
         ets:insert(T, {k, 1}),
         show(P, [in_other(fun() -> ets:lookup(T, k) end), in_other(fun() -> ets:insert(T, {l, 2}) end),
                  in_other(fun() -> ets:info(T, size) end), in_other(fun() -> ets:delete(T, k) end), ets:info(T, protection)]),
         ets:setopts(T, {protection, private}),
         show("private", [in_other(fun() -> ets:member(T, k) end), in_other(fun() -> ets:setopts(T, []) end)])
     end || P <- [public, protected, private]].

in_other(F) ->
    {Pid, Ref} = spawn_monitor(fun() -> exit({value, reason(F)}) end),
    receive {'DOWN', Ref, process, Pid, {value, V}} -> V end.

heirs() ->
    Me = self(),
    {P1, R1} = spawn_monitor(fun() -> ets:insert(ets:new(left, [{heir, Me, {gift, [1, 2]}}]), {k, 1}) end),
    receive {'ETS-TRANSFER', T, P1, G} -> show("heir", [G, ets:tab2list(T), ets:info(T, owner) =:= Me, ets:info(T, heir) =:= Me]) end,
    receive {'DOWN', R1, _, _, _} -> ok end,
    {P2, R2} = spawn_monitor(fun() -> ets:new(gone, [named_table]), Me ! ready, receive stop -> ok end end),
    receive ready -> ok end,
    show("alive", ets:info(gone, size)),
    P2 ! stop,
    receive {'DOWN', R2, _, _, _} -> ok end,
    show("ended", ets:info(gone)),
    N = ets:new(named, [named_table]),
    ets:insert(N, {x}),
    P3 = spawn_link(fun() -> receive {'ETS-TRANSFER', X, From, D} -> Me ! {got, X, From =:= Me, D, ets:tab2list(X), ets:insert(X, {y})} end,
                             receive stop -> ok end end),
    show("give", [ets:give_away(N, P3, data), receive {got, _, _, _, _, _} = M -> M end, ets:info(N, owner) =:= P3,
                  reason(fun() -> ets:insert(N, {z}) end)]),
    show("bad", [reason(fun() -> ets:give_away(T, P1, x) end), reason(fun() -> ets:give_away(T, Me, x) end),
                 reason(fun() -> ets:give_away(T, foo, x) end), reason(fun() -> ets:give_away(N, Me, x) end)]),
    show("setopts", [ets:setopts(T, [{heir, none}, {protection, public}]), ets:info(T, heir), ets:info(T, protection),
                     [reason(fun() -> ets:setopts(T, O) end) || O <- [foo, [foo], [{heir, a}], {protection, x}, [{heir, none}, {heir, none}]]]]),
    unlink(P3),
    P3 ! stop.

fixation() ->
    T = ets:new(t, [public]),
    ets:insert(T, [{N} || N <- lists:seq(1, 100)]),
    Me = self(),
    {P, R} = spawn_monitor(fun() -> ets:safe_fixtable(T, true), ets:safe_fixtable(T, true), Me ! ok, receive stop -> ok end end),
    receive ok -> ok end,
    {_, [{P, 2}]} = ets:info(T, safe_fixed),
    [ets:delete(T, N) || N <- lists:seq(1, 90)],
    show("fixed", [ets:info(T, fixed), ets:info(T, size), element(7, ets:info(T, stats))]),
    P ! stop,
    receive {'DOWN', R, _, _, _} -> ok end,
    show("free", [ets:info(T, fixed), ets:info(T, size), element(7, ets:info(T, stats)), ets:info(T, safe_fixed)]),
    show("foldl", [ets:foldl(fun({N}, S) -> ets:delete(T, N), S + N end, 0, T), ets:info(T, size)]).

info() ->
    T = ets:new(t, [ordered_set, {keypos, 3}, compressed, {read_concurrency, true}]),
    show("info", [[{I, V} || {I, V} <- ets:info(T), I =/= memory, I =/= owner, I =/= id], is_integer(ets:info(T, memory)),
                  reason(fun() -> ets:info(T, foo) end), reason(fun() -> ets:info(foo, foo) end), reason(fun() -> ets:info(1) end)]).

elements() ->
    T = ets:new(t, []),
    ets:insert(T, {k, 1, <<0:1000>>, [x]}),
    show("update", [ets:update_element(T, k, {2, two}), ets:lookup(T, k), ets:update_element(T, k, [{3, 3}, {4, "long enough to need copying"}]),
                    ets:lookup(T, k), ets:update_element(T, none, {2, a}),
                    [reason(fun() -> ets:update_element(T, k, U) end) || U <- [{1, a}, {5, a}, {0, a}, foo, [{2, a}, {9, b}], [{2, a} | b]]],
                    ets:lookup(T, k)]).

counters() ->
    [begin
         T = ets:new(t, [Type]),
         ets:insert(T, {c, 1, 10, a}),
         show("counter", [ets:update_counter(T, c, 1), ets:update_counter(T, c, {3, -20}), ets:update_counter(T, c, [{2, 5}, {3, 1}, {2, 5}]),
                          ets:update_counter(T, c, {2, 100, 50, 0}), ets:update_counter(T, c, {2, -100, -50, 7}), ets:update_counter(T, c, []),
                          ets:update_counter(T, c, {2, 1 bsl 70}), ets:update_counter(T, c, {2, -(1 bsl 70)}), ets:lookup(T, c),
                          ets:update_counter(T, d, {3, 2}, {x, 1, 1}), ets:update_counter(T, d, 2, {x, 1, 1}), ets:lookup(T, d),
                          ets:update_counter(T, c, {2, 1, 1 bsl 80, 0})]),
         show("bad", [reason(fun() -> ets:update_counter(T, c, U) end) || U <- [{1, 1}, {4, 1}, {5, 1}, {2, a}, a, [{2, 1}, {4, 1}], {2, 1, 2}]]),
         show("same", [ets:lookup(T, c), reason(fun() -> ets:update_counter(T, e, 1) end), reason(fun() -> ets:update_counter(T, e, 1, x) end),
                       reason(fun() -> ets:update_counter(T, e, 1, {a}) end), ets:lookup(T, e)])
     end || Type <- [set, ordered_set]],
    show("bag", reason(fun() -> ets:update_counter(ets:new(b, [bag]), a, 1) end)).

%% What error_info tells of failures.
causes() ->
    T = ets:new(t, []),
    ets:insert(T, {k, 1}),
    show("cause", [cause(F) || F <- [fun() -> ets:lookup(foo, 1) end, fun() -> ets:lookup(1, 1) end, fun() -> ets:lookup_element(T, x, 1) end,
                                     fun() -> ets:update_counter(T, k, {1, 1}) end, fun() -> ets:update_counter(T, k, {9, 1}) end,
                                     fun() -> ets:update_counter(T, x, 1) end, fun() -> ets:update_element(T, k, {1, 1}) end,
                                     fun() -> ets:insert(T, {}) end, fun() -> ets:next(T, x) end, fun() -> ets:slot(T, -1) end]]).

cause(F) ->
    try F()
    catch error:R:Stack -> [{M, N, A, Info} | _] = Stack, {R, M, N, length(A), proplists:get_value(error_info, Info)}
    end.

%% Binaries of a table live as long as their object.
large() ->
    T = ets:new(t, []),
    [ets:insert(T, {N, binary:copy(<<N:32>>, 1000)}) || N <- lists:seq(1, 200)],
    [ets:delete(T, N) || N <- lists:seq(1, 200), N rem 2 =:= 0],
    show("large", [lists:sum([byte_size(B) || {_, B} <- ets:tab2list(T)]), binary:at(ets:lookup_element(T, 77, 2), 3),
                   ets:select_count(T, [{{'_', '$1'}, [{'=:=', {byte_size, '$1'}, 4000}], [true]}]), ets:member(T, 2)]).

reason(F) ->
    try F()
    catch error:R -> R
    end.

show(Label, Value) -> io:format("~s: ~0p~n", [Label, Value]).
