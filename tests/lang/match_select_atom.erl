%% tests/lang/match_select_atom.erl -- A choice among many atoms and many integers.
%% SPDX-License-Identifier: Apache-2.0
-module(match_select_atom).
-export([main/0]).

main() ->
    io:format("~w~n", [[day(D) || D <- [monday, tuesday, wednesday, thursday, friday, saturday, sunday, 'Monday',
                                        "monday", 1]]]),
    io:format("~w~n", [[number(N) || N <- [-5, 0, 1, 2, 3, 10, 100, 1000, 1 bsl 60, 1 bsl 61, 2.0, one]]]),
    io:format("~w~n", [[dense(N) || N <- lists:seq(-1, 12)]]),
    io:format("~w~n", [[arity(T) || T <- [{}, {a}, {a, b}, {a, b, c}, [a, b], {a, b, c, d}]]]).

day(monday) -> 1;
day(tuesday) -> 2;
day(wednesday) -> 3;
day(thursday) -> 4;
day(friday) -> 5;
day(saturday) -> 6;
day(sunday) -> 7;
day(_) -> none.

number(-5) -> minus_five;
number(0) -> zero;
number(2) -> two;
number(10) -> ten;
number(1000) -> thousand;
number(1152921504606846976) -> two_to_60;
number(2305843009213693952) -> two_to_61;
number(X) when is_float(X) -> float;
number(_) -> other.

dense(0) -> a; dense(1) -> b; dense(2) -> c; dense(3) -> d; dense(4) -> e; dense(5) -> f;
dense(6) -> g; dense(7) -> h; dense(8) -> i; dense(9) -> j; dense(10) -> k;
dense(_) -> z.

arity({}) -> 0;
arity({_}) -> 1;
arity({_, _}) -> 2;
arity({_, _, _}) -> 3;
arity(_) -> many.
