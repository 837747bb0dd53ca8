%% tests/lang/ets_ranges.erl -- Patterns whose keys are bound up to a variable, in ordered sets: whole, in chunks, backwards,
%% deleting and replacing.
%% SPDX-License-Identifier: Apache-2.0
-module(ets_ranges).
-export([main/0]).

main() ->
    T = ets:new(t, [ordered_set]),
    Keys = [1, 2, 2.5, 3, a, b, {}, {1}, {1, 2}, {1, 2.0}, {1, 3}, {2, 1}, {1, 2, 3}, {a, [1, 2]}, {a, [1, 3]}, {a, []}, [], [1], [1, 2],
            [1 | 2], [1, {2}], [2], #{a => 1}, #{a => 2}, #{b => 1}, <<"x">>, {#{}, 1}, {#{a => 1}, 2}, {#{a => 2}, 3}, {self, "pid"}],
    [ets:insert(T, {K, N}) || {K, N} <- lists:zip(Keys, lists:seq(1, length(Keys)))],
    Patterns = ['_', '$1', 1, 2.0, 3, {1, '_'}, {1, '$1'}, {'_', 1}, {1, 2, '_'}, {1, '_', 3}, {a, [1, '$1']}, {a, [1 | '_']}, {a, '_'},
                [1 | '_'], ['_', 2], [], {}, {1}, #{}, #{a => '_'}, {#{}, '_'}, {#{a => '$1'}, '$2'}, <<"x">>, {99, '_'}, {0, '_'}, {nobody, '_'},
                {1, {'_'}}, zzz, [99 | '_']],
    [show(T, P) || P <- Patterns],
    Two = [{{{1, '_'}, '$1'}, [], ['$1']}, {{[1 | '_'], '$1'}, [], ['$1']}],
    io:format("~p ~p~n", [ets:select(T, Two), ets:select_reverse(T, Two)]),
    io:format("~p~n", [ets:select(T, [{{1, '_'}, [], ['$_']}, {{{2, '_'}, '_'}, [], ['$_']}, {nothing, [], ['$_']}])]),
    io:format("~p~n", [ets:select(T, [{'$1', [], ['$1']}, {{{2, '_'}, '_'}, [], [x]}], 2) =/= x]),
    io:format("~p~n", [ets:select(T, [])]),
    io:format("~p~n", [ets:select_replace(T, [{{{1, '$1'}, '$2'}, [], [{{{{1, '$1'}}, {'+', '$2', 1000}}}]}])]),
    io:format("~p~n", [ets:select_delete(T, [{{{a, '_'}, '_'}, [], [true]}])]),
    io:format("~p ~p~n", [ets:info(T, size), ets:tab2list(T)]).

show(T, Key) ->
    Spec = [{{Key, '$9'}, [], ['$9']}],
    All = ets:select(T, Spec),
    Back = ets:select_reverse(T, Spec),
    io:format("~p: ~p ~p ~p ~p ~p~n", [Key, All, Back =:= lists:reverse(All), chunks(ets:select(T, Spec, 1)) =:= All,
                                       chunks(ets:select_reverse(T, Spec, 2)) =:= Back, ets:select_count(T, [{{Key, '_'}, [], [true]}])]).

chunks('$end_of_table') -> [];
chunks({Found, More}) -> Found ++ chunks(ets:select(More)).
