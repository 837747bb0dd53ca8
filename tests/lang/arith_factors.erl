%% tests/lang/arith_factors.erl -- Products and quotients on both sides of 32 bits and of the small integers, with constants and without.
%% SPDX-License-Identifier: Apache-2.0
-module(arith_factors).
-export([main/0, id/1]).

main() ->
    Values = [S * ((1 bsl K) + D) || K <- [0, 3, 26, 27, 28, 30, 31, 32, 35, 36, 58, 59], D <- [-1, 0, 1], S <- [1, -1]],
    [begin
         Results = [F(V) || V <- Values],
         show(Name, erlang:phash2(Results)),
         [show(Name, {V, R}) || {V, R} <- lists:zip(Values, Results), not agrees(Name, V, R)]
     end || {Name, F} <- products() ++ quotients()],
    show(pairs, erlang:phash2([{A * B, try A div B of Q -> {Q, A rem B} catch error:E -> E end} || A <- Values, B <- Values])),
    show(some, [product(A, B) || {A, B} <- [{1 bsl 31, 1 bsl 28}, {-(1 bsl 31), 1 bsl 27}, {(1 bsl 31) - 1, (1 bsl 27) - 1}, {-1, 1 bsl 59}]]).

products() ->
    [{3, fun(X) -> X * 3 end}, {-7, fun(X) -> -7 * X end}, {1, fun(X) -> X * 1 end}, {0, fun(X) -> 0 * X end},
     {16#7ffffff, fun(X) -> X * 16#7ffffff end}, {16#8000000, fun(X) -> X * 16#8000000 end}, {16#7fffffff, fun(X) -> X * 16#7fffffff end},
     {16#100000000, fun(X) -> X * 16#100000000 end}, {16#7ffffffffffffff, fun(X) -> X * 16#7ffffffffffffff end},
     {-16#800000000000000, fun(X) -> X * -16#800000000000000 end}].

quotients() ->
    [{{by, 10}, fun(X) -> {X div 10, X rem 10} end}, {{by, 1000003}, fun(X) -> {X div 1000003, X rem 1000003} end},
     {{by, 16#ffffffff}, fun(X) -> {X div 16#ffffffff, X rem 16#ffffffff} end}, {{by, 16#100000001}, fun(X) -> {X div 16#100000001, X rem 16#100000001} end},
     {{by, -3}, fun(X) -> {X div -3, X rem -3} end}, {{by, 1}, fun(X) -> {X div 1, X rem 1} end}].

%% Told apart from the code under test: by adding, and by putting together again.
agrees({by, N}, V, {Q, R}) -> product(Q, N) + R =:= V andalso abs(R) < abs(N);
agrees(N, V, R) -> product(N, V) =:= R.

product(A, B) when B < 0 -> -product(A, -B);
product(A, B) -> product(id(A), B, 0).
product(_, 0, Sum) -> Sum;
product(A, B, Sum) when B band 1 =:= 1 -> product(A + A, B bsr 1, Sum + A);
product(A, B, Sum) -> product(A + A, B bsr 1, Sum).

%% Exported, so that the compiler cannot see what it returns.
id(X) -> X.

show(Name, Value) -> io:format("~p ~p~n", [Name, Value]).
