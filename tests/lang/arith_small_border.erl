%% tests/lang/arith_small_border.erl -- Integer arithmetic where a 60-bit small turns into a bignum and back.
%% SPDX-License-Identifier: Apache-2.0
-module(arith_small_border).
-export([main/0, id/1]).

main() ->
    Max = id((1 bsl 59) - 1),
    Min = id(-(1 bsl 59)),
    show("max", Max),
    show("min", Min),
    show("max+1", Max + 1),
    show("min-1", Min - 1),
    show("max+1-1", (Max + id(1)) - 1 =:= Max),
    show("min-1+1", (Min - id(1)) + 1 =:= Min),
    show("-min", -Min),
    show("-(-min)", -(-Min) =:= Min),
    show("max*max", Max * Max),
    show("min*min", Min * Min),
    show("min*-1", Min * id(-1)),
    show("min div -1", Min div id(-1)),
    show("min rem -1", Min rem id(-1)),
    show("abs min", abs(Min)),
    show("max+max", Max + Max),
    show("min+min", Min + Min),
    show("max-min", Max - Min),
    show("bnot max", bnot Max),
    show("bnot min", bnot Min),
    [show("walk " ++ integer_to_list(K), [Max + K, Min + K, (Max + K) - Max]) || K <- lists:seq(-2, 2)],
    show("squares", [id(N) * id(N) || N <- [16#1fffffff, 16#20000000, 759250124, 759250125, -759250125]]).

%% Exported, so that the compiler cannot see what it returns.
id(X) -> X.

show(Label, Value) ->
    io:format("~s: ~0p~n", [Label, Value]).
