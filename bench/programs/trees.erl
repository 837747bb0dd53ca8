%% bench/programs/trees.erl -- gb_trees: inserts, look-ups and a fold over an iterator.
%% SPDX-License-Identifier: Apache-2.0
-module(trees).
-export([main/1]).

main([]) -> main(["200000"]);
main([Arg | _]) ->
    N = list_to_integer(Arg),
    Start = erlang:monotonic_time(microsecond),
    Result = run(N),
    Time = erlang:monotonic_time(microsecond) - Start,
    io:format("trees ~w: ~w~n", [N, Result]),
    io:format(standard_error, "time_us ~w~n", [Time]).

run(N) ->
    Tree = fill(N, 12345, gb_trees:empty()),
    {gb_trees:size(Tree), look(N, 54321, Tree, 0), fold(gb_trees:next(gb_trees:iterator(Tree)), 0)}.

next(X) -> (X * 1103515245 + 12345) band 16#7fffffff.

fill(0, _, Tree) -> Tree;
fill(N, X, Tree) -> Next = next(X), fill(N - 1, Next, gb_trees:enter((Next bsr 8) rem 50000, N, Tree)).

look(0, _, _, Found) -> Found;
look(N, X, Tree, Found) ->
    Next = next(X),
    case gb_trees:lookup((Next bsr 8) rem 50000, Tree) of
        {value, V} -> look(N - 1, Next, Tree, (Found + V) band 16#ffffffff);
        none -> look(N - 1, Next, Tree, Found)
    end.

fold(none, Sum) -> Sum;
fold({K, V, Iterator}, Sum) -> fold(gb_trees:next(Iterator), (Sum * 31 + K + V) band 16#ffffffff).
