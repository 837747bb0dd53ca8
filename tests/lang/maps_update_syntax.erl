%% tests/lang/maps_update_syntax.erl -- Update expressions with many keys, in place of new and of old associations.
%% SPDX-License-Identifier: Apache-2.0
-module(maps_update_syntax).
-export([main/0, id/1]).

main() ->
    M0 = id(#{}),
    M1 = M0#{a => 1, b => 2, c => 3},
    M2 = M1#{b := two, d => 4, a := one},
    io:format("~w~n~w~n", [M1, M2]),
    io:format("~w~n", [M2#{}]),
    io:format("~w~n", [count("the quick brown fox jumps over the lazy dog")]),
    io:format("~w~n", [(id(#{x => #{y => 1}}))#{x := (maps:get(x, #{x => #{y => 1}}))#{y := 2}}]),
    io:format("~w~n", [literal_update(id(5))]),
    io:format("~w~n", [try M1#{a := 1, zz := 2} catch error:R -> R end]),
    io:format("~w~n", [try M1#{new => exit(value_first), zz := 2} catch exit:X -> X end]).

count(Text) -> count(Text, #{}).

count([], M) -> M;
count([C | T], M) ->
    case M of
        #{C := N} -> count(T, M#{C := N + 1});
        #{} -> count(T, M#{C => 1})
    end.

literal_update(X) ->
    (#{a => 1, b => [2], c => #{d => 3}})#{b := X, e => X}.

%% Exported, so that the compiler cannot see what it returns.
id(X) -> X.
