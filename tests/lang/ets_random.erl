%% tests/lang/ets_random.erl -- Random operations on tables of each type, from a seed; every fiftieth prints the table.
%% SPDX-License-Identifier: Apache-2.0
-module(ets_random).
-export([main/0]).

main() ->
    lists:foreach(fun run/1, [[set], [ordered_set], [bag], [duplicate_bag], [set, {keypos, 2}], [set, compressed]]).

run(Options) ->
    rand:seed(exsss, {1, 2, 3}),
    T = ets:new(table, Options),
    [step(T, I) || I <- lists:seq(1, 500)],
    ets:delete(T).

step(T, I) ->
    {F, Args} = operation(r(20)),
    Result = try apply(ets, F, [T | Args]) of R when is_list(R) -> sorted(R); R -> R
             catch error:Reason:Trace -> {Reason, [{M, Name, Info} || {M, Name, _, Info} <- Trace, M =:= ets]} end,
    if I rem 50 =:= 0 -> io:format("~w ~w ~0p ~0p~n", [I, F, Result, sorted(ets:tab2list(T))]);
       I rem 10 =:= 0 -> io:format("~w ~w ~w ~w~n", [I, F, erlang:phash2(Result), ets:info(T, size)]);
       true -> ok
    end.

operation(N) when N < 4 -> {insert, [object()]};
operation(4) -> {insert, [[object(), object(), object()]]};
operation(5) -> {insert_new, [[object(), object()]]};
operation(6) -> {lookup, [key()]};
operation(7) -> {delete, [key()]};
operation(8) -> {delete_object, [object()]};
operation(9) -> {take, [key()]};
operation(10) -> {lookup_element, [key(), r(3)]};
operation(11) -> {update_counter, [key(), pick([r(5), {2, r(5)}, {3, -r(5), 0, 7}, [{2, 1}, {3, -1}], {1, 1}, {4, 1}, {2, a}])]};
operation(12) -> {update_counter, [key(), pick([r(5), {2, r(5)}]), pick([{k, 1}, {k, 1, 2}, x])]};
operation(13) -> {update_element, [key(), pick([{2, value()}, [{2, value()}, {3, value()}], {1, x}, {4, x}, [], x])]};
operation(14) -> {select, [spec()]};
operation(15) -> {select_count, [[setelement(3, C, [true]) || C <- spec()]]};
operation(16) -> {select_delete, [[setelement(3, C, [pick([true, false])]) || C <- spec()]]};
operation(17) -> {match, [pattern()]};
operation(18) -> {match_object, [pattern()]};
operation(19) -> {select_replace, [[{{'$1', '$2'}, [], [{{'$1', {const, value()}}}]}]]};
operation(20) -> {member, [key()]}.

object() -> pick([{key()}, {key(), value()}, {key(), r(10), r(10)}, {value(), key()}]).

key() -> pick([r(5), float(r(5)), -r(100), {r(3)}, {float(r(3)), x}, [r(3)], <<(r(4))>>, (1 bsl 64) + r(3)]).

value() -> pick([r(3), float(r(3)), [r(3)], {r(2), r(2)}, r(3) * 1000000000000000000000, <<(r(2))>>]).

pattern() -> pick([{key(), '_'}, {'$1', '$2'}, {'$1', '$1'}, {'_', value(), '$3'}, '$1', '_', {{'$1'}, '_'}, {[r(3)], '$1'}, {1.0, '$1'}]).

spec() ->
    Guard = pick([[], [{'>', '$1', r(5)}], [{is_integer, '$1'}], [{'=:=', {element, 1, '$_'}, {const, key()}}], [{'<', {abs, '$1'}, 3}]]),
    [{pattern(), Guard, pick([['$_'], ['$1'], ['$$'], [{{'$1', a}}], [{element, 1, '$_'}], [{'+', '$1', 1}], [#{k => '$1'}]])}].

%% 1 and 1.0 are equal to lists:sort/1, and tables have an order of their own.
sorted(List) -> [X || {_, X} <- lists:sort([{erlang:phash2(X), X} || X <- List])].

pick(List) -> lists:nth(r(length(List)), List).

r(N) -> rand:uniform(N).
