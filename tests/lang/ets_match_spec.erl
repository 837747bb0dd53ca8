%% tests/lang/ets_match_spec.erl -- Match specifications: patterns, guards, bodies, chunks, and what select can change.
%% SPDX-License-Identifier: Apache-2.0
-module(ets_match_spec).
-export([main/0]).

main() ->
    T = ets:new(t, []),
    O = ets:new(o, [ordered_set]),
    Objects = [{N, N rem 3, {x, N * 1.5}, [N, a | b], #{n => N, m => #{k => N rem 2}}} || N <- lists:seq(1, 12)],
    [ets:insert(X, Objects) || X <- [T, O]],
    [patterns(X) || X <- [T, O]],
    guards(O),
    bodies(O),
    bad(O),
    [chunks(X) || X <- [T, O]],
    changes(),
    alone().

patterns(T) ->
    show("pattern", [lists:sort(ets:select(T, [{P, [], ['$$']}])) ||
        P <- ['_', '$3', {1, '_', '_', '_', '_'}, {'$1', 0, '_', '_', '_'}, {'$2', '$1', '_', '_', '_'},
              {'$1', '$1', '_', '_', '_'}, {'_', '_', {x, 3.0}, '$1', '_'}, {'$1', '_', '_', ['$1', a | b], #{n => '$1'}},
              {'$1', '_', '_', '_', #{m => #{k => 1}}}, {'$1', '_', '_', '_', #{z => 1}}, {'$1', '_', '_', '_', #{}},
              {'$1', '$10', '$9', '_', '_'}, {1.0, '_', '_', '_', '_'}, {a, b}, foo, {}]]),
    show("match", [lists:sort(ets:match(T, {'$2', 1, {'_', '$1'}, '_', '_'})), ets:match_object(T, {2, '_', '_', '_', '_'})]),
    show("two", lists:sort(ets:select(T, [{{1, '_', '$1', '_', '_'}, [], ['$1']}, {{2, '_', '_', '$1', '_'}, [], ['$1']},
                                          {{1, '_', '_', '_', '_'}, [], [never]}]))).

guards(T) ->
    show("guard", [ets:select(T, [{{'$1', '$2', '$3', '$4', '$5'}, G, ['$1']}]) ||
        G <- [[{'>', '$1', 10}], [{'=:=', '$1', 1.0}], [{'==', '$1', 1.0}], [{'and', {'>', '$1', 3}, {'<', '$1', 6}}],
              [{'or', {'<', '$1', 2}, {'>', '$1', 11}, {'=:=', '$2', 2}}], [{'not', {'<', '$1', 12}}],
              [{'andalso', {is_integer, '$1'}, {'>', {element, 2, '$3'}, 16}}], [{'orelse', {is_atom, '$1'}, {'=:=', '$1', 4}}],
              [{'andalso', true, foo}], [foo], [true, {'<', '$1', 2}], [{'=<', {hd, '$4'}, 1}], [{hd, '$1'}],
              [{'>', {length, '$4'}, 0}], [{'=:=', {map_get, n, '$5'}, 5}], [{is_map_key, n, '$5'}, {'<', '$1', 3}],
              [{'=:=', {'rem', '$1', 5}, 0}], [{'=:=', {'div', '$1', 0}, 0}], [{'=:=', {'+', '$1', '$2'}, 7}],
              [{'=:=', {const, {'$1'}}, {{'$1'}}}], [{'=:=', '$1', {const, 3}}], [{'=:=', {{'$2', '$1'}}, {{1, 7}}}],
              [{'=:=', '$3', {{x, 7.5}}}], [{is_record, '$3', x, 2}, {'<', '$1', 3}], [{'=:=', {self}, {const, self()}}],
              [{'xor', {'<', '$1', 3}, {'<', '$1', 5}}], [{'>', {abs, {'-', '$1'}}, 11}], [{'=:=', {size, '$_'}, 5}, {'>', '$1', 11}],
              [{'=:=', {tl, {tl, '$4'}}, b}, {'<', '$1', 2}], [{'=:=', {node, {self}}, {node}}, {'<', '$1', 2}]]]).

bodies(T) ->
    show("body", [ets:select(T, [{{'$1', '$2', '$3', '_', '$4'}, [{'<', '$1', 3}], B}]) ||
        B <- [['$_'], ['$$'], [{{'$2', '$1'}}], [['$1', '$2' | tail]], [#{'$1' => '$2', k => {{}}}], [{'+', '$1', a}],
              [{element, 2, '$3'}], [{const, {'$1', '_'}}], ["text"], [{{'$1', {'*', '$1', 2.5}}}], ['$1', '$2'],
              [{map_get, m, '$4'}], [{'and', '$1', true}], [{'orelse', false, '$1'}], [{'andalso', '$1', true}], [<<1, 2>>],
              [{{[], {{}}, '$1'}}]]]).

bad(T) ->
    show("bad", [reason(fun() -> ets:select(T, S) end) ||
        S <- [foo, [foo], [{a, b}], [{'$1', [], []}], [{'$1', [], ['$2']}], [{'$1', a, ['$1']}], [{'$1', [{foo, 1}], ['$1']}],
              [{#{'$1' => a}, [], [a]}], [{'_', [], [{a}]}], [{'_', [], [{'$1'}]}], [{'_', [], [{}]}], [{'_', [], [{1, 2}]}], [],
              [{'_', [], [true]} | a]]]),
    show("test", [ets:test_ms(X, S) ||
        {X, S} <- [{{1, 2}, [{{'$1', '_'}, [], ['$1']}]}, {{1, 2}, [{{'$1', '$1'}, [], ['$1']}]}, {{1}, [{'_', [], ['$3', '$40']}]},
                   {{1}, [{'_', [{foo, 1}], [{bar}]}]}, {{1}, foo}, {{1}, [foo]}, {{1}, [{'_', [], [{{a}, b}]}]}]]).

chunks(T) ->
    S = [{{'$1', '_', '_', '_', '_'}, [{'>', '$1', 2}], ['$1']}],
    show("chunks", [lists:sort(lists:append(all(ets:select(T, S, N), select))) || N <- [1, 2, 3, 10, 100]]),
    show("match", [length(lists:append(all(ets:match(T, {'_', '$1', '_', '_', '_'}, N), match))) || N <- [1, 5]]),
    show("object", length(lists:append(all(ets:match_object(T, {'_', 1, '_', '_', '_'}, 2), match_object)))),
    show("sizes", [length(C) || C <- all(ets:select(T, S, 3), select)]),
    show("limit", [reason(fun() -> ets:select(T, S, N) end) || N <- [0, -1, a]]),
    show("reverse", [lists:sort(ets:select_reverse(T, S)), lists:sort(lists:append(all(ets:select_reverse(T, S, 4), select_reverse)))]),
    show("ends", [ets:select('$end_of_table'), ets:match('$end_of_table'), reason(fun() -> ets:select(a) end)]).

all('$end_of_table', _) -> [];
all({Found, Continuation}, F) -> [Found | all(ets:F(Continuation), F)].

changes() ->
    [begin
         T = ets:new(t, [Type]),
         ets:insert(T, [{N, N rem 5} || N <- lists:seq(1, 1000)]),
         show("count", [ets:select_count(T, [{{'_', '$1'}, [{'>', '$1', 2}], [true]}]), ets:select_count(T, [{'_', [], [false]}]),
                        ets:select_delete(T, [{{'$1', 0}, [], [{'<', '$1', 500}]}]), ets:info(T, size)]),
         show("replace", [ets:select_replace(T, [{{'$1', 1}, [], [{{'$1', one}}]}]), ets:match_object(T, {6, '_'}),
                          ets:select_count(T, [{{'_', one}, [], [true]}]),
                          ets:select_replace(T, [{{'$1', 2}, [], [{{{element, 1, '$_'}, two, two}}]}]), ets:lookup(T, 7),
                          reason(fun() -> ets:select_replace(T, [{{'$1', '$2'}, [], [{{'$2', '$1'}}]}]) end),
                          reason(fun() -> ets:select_replace(T, [{{'$1', '$2'}, [], ['$1']}]) end),
                          ets:select_replace(T, [{{3, '_'}, [], [{const, {3, three}}]}]), ets:lookup(T, 3)]),
         show("delete", [ets:match_delete(T, {'_', one}), ets:select_delete(T, [{'_', [], [true]}]), ets:info(T, size)])
     end || Type <- [set, ordered_set]].

alone() ->
    MS = ets:match_spec_compile([{{'$1', '$2'}, [{'>', '$2', 1}], [{{'$2', '$1'}}]}]),
    show("run", [ets:is_compiled_ms(MS), ets:is_compiled_ms(foo), ets:match_spec_run([{a, 1}, {b, 2}, c, {d, 3}], MS),
                 reason(fun() -> ets:match_spec_run([{a, 1} | b], MS) end), reason(fun() -> ets:match_spec_run([], foo) end)]),
    Deep = lists:foldl(fun(_, A) -> {A, [A2 || A2 <- [leaf]]} end, end_, lists:seq(1, 100000)),
    T = ets:new(t, []),
    ets:insert(T, {deep, Deep}),
    show("deep", [length(ets:match(T, {'$1', Deep})), length(ets:select(T, [{{deep, '_'}, [{'=/=', '$_', {const, Deep}}], [{const, Deep}]}]))]).

reason(F) ->
    try F()
    catch error:R -> R
    end.

show(Label, Values) when is_list(Values) -> io:format("~s:~n", [Label]), [io:format("  ~0p~n", [V]) || V <- Values];
show(Label, Value) -> io:format("~s: ~0p~n", [Label, Value]).
