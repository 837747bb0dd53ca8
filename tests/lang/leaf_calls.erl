%% tests/lang/leaf_calls.erl -- Small functions that call nothing are tried in direct style; where they fail, or have no room, the usual code does
%% it: the same values, the same exceptions and traces, whatever lives in the caller's frame.
%% SPDX-License-Identifier: Apache-2.0
-module(leaf_calls).
-export([main/0, classify/1, third/1]).

-record(point, {x, y, tags = []}).

main() ->
    show(numbers, [twice_plus(N, 1) || N <- [0, 7, -3, 1 bsl 58, 1 bsl 59 - 1, -(1 bsl 59), 1 bsl 70, 2.5]]),
    show(classes, [classify(C) || C <- [$a, $Z, $5, $_, 0, -1, x]]),
    show(table, [month(M) || M <- lists:seq(1, 20)]),
    show(points, shifted(5, #point{x = 1, y = 2.5, tags = [a]})),
    show(nested, [outer(A, B) || A <- [1, 2, 1 bsl 59], B <- [3, 1.5]]),
    show(maps, [area(M) || M <- [#{w => 2, h => 3}, #{w => 2.0, h => 3, d => 1}, #{w => 1}, not_a_map]]),
    show(chars, [length([C || C <- lists:seq(0, 255), is_word(C)]), lists:sum([escaped(C) || C <- "a\"b\\c\n"])]),
    show(made, many(2000, [])),
    show(float, [hypotenuse(X, Y) || {X, Y} <- [{3, 4}, {1.5, 2}, {1 bsl 200, 1}]]),
    [show(Name, failure(F)) || {Name, F} <- failures()],
    show(library, [calendar:day_of_the_week(2024, M, 28) || M <- lists:seq(1, 12)]),
    show(deep, deep(20000, 0)).

show(Name, Value) -> io:format("~w ~p~n", [Name, Value]).

%% Arithmetic that may leave the small integers.
twice_plus(N, K) -> {twice(N), twice(N + K) - K}.
twice(N) -> N * 2 + 0.

%% Guards, a fall through to function_clause, a table.
classify(C) -> kind(C), [kind(C) | third({C, C, kind(C)})].
kind(C) when C >= $a, C =< $z -> lower;
kind(C) when C >= $A, C =< $Z -> upper;
kind(C) when is_integer(C), C >= $0, C =< $9 -> digit;
kind(_) -> other.
third(T) -> X = element(3, T), {X}.

month(M) -> [name(M)].
name(1) -> "January"; name(2) -> {february, [28, 29]}; name(3) -> march; name(4) -> april; name(5) -> may; name(6) -> june; name(7) -> july;
name(8) -> august; name(9) -> september; name(10) -> 10; name(11) -> <<"eleven">>; name(12) -> 12.0; name(13) -> 1 bsl 80; name(14) -> [];
name(15) -> a15; name(16) -> a16; name(17) -> #{a => 17}; name(_) -> none.

%% Terms made in a leaf, while the caller's frame has others.
shifted(0, P) -> [P];
shifted(N, P) -> Kept = {N, P#point.tags}, Q = moved(P, N, 0.5), [Kept, tagged(Q, Kept) | shifted(N - 1, Q)].
moved(#point{x = X, y = Y} = P, Dx, Dy) -> P#point{x = X + Dx, y = Y * Dy}.
tagged(#point{tags = T} = P, Tag) -> #point{x = P#point.x, y = P#point.y, tags = [Tag | T]}.

%% Leaves that call leaves, and keep values meanwhile.
outer(A, B) -> R = middle(A, B, {A}), {R, middle(B, B, [])}.
middle(A, B, C) -> X = inner(A), Y = inner(B), Z = last(X, Y), {C, X, Y, Z}.
inner(N) when is_integer(N) -> N + 1;
inner(F) -> F * 2.
last(X, Y) -> pair(Y, X).
pair(A, B) -> {A, B}.

area(M) -> S = side(M), {S, try sides(M) catch error:R -> R end}.
side(#{w := W}) -> W;
side(#{}) -> none;
side(X) -> {no_map, X}.
sides(#{w := W, h := H}) -> W * H.

is_word(C) -> is_letter(C) orelse is_digit(C) orelse C =:= $_.
is_letter(C) -> (C >= $a andalso C =< $z) orelse (C >= $A andalso C =< $Z).
is_digit(C) -> C >= $0 andalso C =< $9.
escaped(C) -> 1 + escape(C).
escape($") -> 2;
escape($\\) -> 2;
escape(C) when C < 32 -> 6;
escape(_) -> 1.

%% Often enough that the block is full in the middle of a leaf.
many(0, Made) -> lists:foldl(fun({A, {B, _}}, S) -> S + A * B end, 0, Made);
many(N, Made) -> Cell = cell(N, N rem 7), many(N - 1, [Cell | keep(Made, N)]).
cell(A, B) -> {A, {B, [A, B]}}.
keep(Made, N) -> case first(N) of {0, _} -> []; _ -> Made end.
first(N) -> {N rem 100, N}.

hypotenuse(X, Y) -> Z = squares(X, Y), {Z, math:sqrt(Z)}.
squares(X, Y) -> float(X * X) + float(Y * Y).

%% What fails does so in the usual code.
failures() ->
    [{function_clause, fun() -> [month_of({0})] end}, {badarith, fun() -> [twice(a)] end}, {badmatch, fun() -> [must(2)] end},
     {case_clause, fun() -> [choose(3)] end}, {if_clause, fun() -> [which(0)] end}, {badarg, fun() -> [third({1, 2})] end},
     {error, fun() -> [refuse(x)] end}, {thrown, fun() -> [toss(y)] end}, {within, fun() -> [middle(1, b, c)] end},
     {large, fun() -> [scaled(1.0e308)] end}].
month_of({M}) when M > 0, M < 13 -> M.
must(X) -> 1 = X rem 2, X.
choose(X) -> case X of 1 -> a; 2 -> b end.
which(X) -> if X > 0 -> positive; X < 0 -> negative end.
refuse(X) -> case X of y -> ok; _ -> error({refused, X}) end.
toss(X) -> case X of x -> ok; _ -> throw({ball, X}) end.
scaled(X) -> X * 10.0.

failure(F) ->
    try F() of V -> {value, V}
    catch C:R:T -> {C, R, [{M, N, if is_list(A) -> length(A); true -> A end, proplists:get_value(line, L)} || {M, N, A, L} <- T, M =:= leaf_calls]}
    end.

%% A leaf in each frame of a deep recursion.
deep(0, S) -> S;
deep(N, S) -> X = step(N, S), Y = deep(N - 1, X), step(Y, X) band 16#ffffff.
step(N, S) -> (S * 31 + N) band 16#ffffff.
