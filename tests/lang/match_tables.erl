%% tests/lang/match_tables.erl -- Functions of many clauses that return constants, of every kind, among some that compute; keys near each
%% other, far apart, negative, large, atoms; arguments that are no key, or equal to one without being the same.
%% SPDX-License-Identifier: Apache-2.0
-module(match_tables).
-export([main/0]).

main() ->
    io:format("~p~n", [[dense(N) || N <- lists:seq(-3, 25)]]),
    Odd = [1.0, -0.0, a, "a", <<1>>, {1}, [], 1 bsl 59, -(1 bsl 59), 1 bsl 64, -(1 bsl 64), make_ref() =:= self()],
    io:format("~p~n", [[dense(X) || X <- Odd]]),
    io:format("~p~n", [[{N, sparse(N)} || N <- sparse_keys() ++ [K + 1 || K <- sparse_keys()] ++ Odd]]),
    io:format("~p~n", [[{A, named(A)} || A <- [list_to_atom([C]) || C <- "abcdefghijklmnopqrstuvwxyz"] ++ ['', true, undefined, "a", 1]]]),
    io:format("~p~n", [[{X, mixed(X)} || X <- [a, b, c, d, 1, 2, 3, -1, -2, [], e, f, g, h, i, j, k, l, 0.0, "", {}, 1.0]]]),
    io:format("~p~n", [lists:sum([weight(N band 31) || N <- lists:seq(1, 5000)])]),
    [io:format("~p~n", [try total(X) catch error:R:S -> {R, [element(N, hd(S)) || N <- [1, 2, 3]]} end]) || X <- [0, 15, 16, 17.0, x]],
    io:format("~p~n", [lists:foldl(fun(N, Sum) -> Sum + sum_of(dense(N rem 20)) end, 0, lists:seq(1, 2000))]).

sum_of(X) -> erlang:phash2(X).

%% Constants of every kind.
dense(0) -> zero;
dense(1) -> 1;
dense(2) -> -2;
dense(3) -> [];
dense(4) -> "four";
dense(5) -> {5, five};
dense(6) -> <<"six">>;
dense(7) -> <<7:3>>;
dense(8) -> #{eight => 8};
dense(9) -> 9.5;
dense(10) -> 1 bsl 70;
dense(11) -> -(1 bsl 59);
dense(12) -> fun erlang:abs/1;
dense(13) -> <<"a text that is longer than what is kept in a heap, so that it would be a handle elsewhere: 0123456789">>;
dense(14) -> [{nested, [#{a => {<<"b">>, 1.5}}]}];
dense(15) -> {};
dense(16) -> true;
dense(17) -> dense(3);
dense(18) -> lists:seq(1, 18);
dense(19) -> "";
dense(X) -> {other, X}.

sparse_keys() ->
    [-(1 bsl 59), -1000000007, -65536, -255, -1, 0, 3, 100, 255, 256, 65535, 65536, 1000000007, 1 bsl 32, 1 bsl 40, 1 bsl 58, (1 bsl 59) - 1,
     1 bsl 59, 1 bsl 80].

sparse(-576460752303423488) -> lowest;
sparse(-1000000007) -> prime_below;
sparse(-65536) -> {-16, bits};
sparse(-255) -> "ff";
sparse(-1) -> minus;
sparse(0) -> none;
sparse(3) -> 3;
sparse(100) -> hundred;
sparse(255) -> byte;
sparse(256) -> [byte, 1];
sparse(65535) -> <<255, 255>>;
sparse(65536) -> 16;
sparse(1000000007) -> prime;
sparse(4294967296) -> 32;
sparse(1099511627776) -> 40;
sparse(288230376151711744) -> 58;
sparse(576460752303423487) -> highest;
sparse(576460752303423488) -> beyond;
sparse(1208925819614629174706176) -> far_beyond;
sparse(_) -> no.

named(a) -> 1; named(b) -> 2; named(c) -> 3; named(d) -> 4; named(e) -> 5; named(f) -> 6; named(g) -> 7; named(h) -> 8; named(i) -> 9;
named(j) -> 10; named(k) -> 11; named(l) -> 12; named(m) -> 13; named(n) -> 14; named(o) -> 15; named(p) -> 16; named(q) -> 17;
named(r) -> 18; named('') -> empty; named(true) -> yes; named(z) -> {last, "letter"};
named(X) -> [X].

%% Keys of several types at once.
mixed(a) -> b; mixed(b) -> c; mixed(c) -> d; mixed(d) -> a; mixed(e) -> 5; mixed(f) -> 6; mixed(g) -> 7; mixed(h) -> 8; mixed(i) -> 9;
mixed(j) -> 10; mixed(k) -> 11; mixed(1) -> one; mixed(2) -> two; mixed(3) -> three; mixed(-1) -> below; mixed(-2) -> further;
mixed([]) -> nil; mixed(0.0) -> float; mixed({}) -> tuple; mixed(_) -> none.

weight(0) -> 3; weight(1) -> 1; weight(2) -> 4; weight(3) -> 1; weight(4) -> 5; weight(5) -> 9; weight(6) -> 2; weight(7) -> 6;
weight(8) -> 5; weight(9) -> 3; weight(10) -> 5; weight(11) -> 8; weight(12) -> 9; weight(13) -> 7; weight(14) -> 9; weight(15) -> 3;
weight(16) -> 2; weight(17) -> 3; weight(N) when N rem 2 =:= 0 -> N; weight(N) -> -N.

%% Without a clause for the rest.
total(0) -> a; total(1) -> b; total(2) -> c; total(3) -> d; total(4) -> e; total(5) -> f; total(6) -> g; total(7) -> h;
total(8) -> i; total(9) -> j; total(10) -> k; total(11) -> l; total(12) -> m; total(13) -> n; total(14) -> o; total(15) -> p.
