%% tests/lang/bits_match_context.erl -- Recursive descent over a binary that reuses its match context.
%% SPDX-License-Identifier: Apache-2.0
-module(bits_match_context).
-export([main/0, id/1]).

main() ->
    io:format("~p~n", [tokens(id(<<"let x1 = 42 + foo*(7-y)">>))]),
    io:format("~w~n", [sum(id(<<1, 2, 3, 4, 5>>), 0)]),
    io:format("~w~n", [count(id(<<"a,b,,c">>), $,)]),
    io:format("~p~n", [split(id(<<"one two  three">>), <<>>)]),
    io:format("~w~n", [checksum(binary:copy(<<"0123456789">>, 5000), 0)]),
    io:format("~p~n", [both(id(<<"abcd">>))]).

sum(<<X, R/binary>>, S) -> sum(R, S + X);
sum(<<>>, S) -> S.

count(<<C, R/binary>>, C) -> 1 + count(R, C);
count(<<_, R/binary>>, C) -> count(R, C);
count(<<>>, _) -> 0.

split(<<" ", R/binary>>, Acc) -> [Acc | split(R, <<>>)];
split(<<C, R/binary>>, Acc) -> split(R, <<Acc/binary, C>>);
split(<<>>, Acc) -> [Acc].

checksum(<<A:16, B:16, R/binary>>, S) -> checksum(R, ((S * 31) + A bxor B) band 16#ffffffff);
checksum(<<R/binary>>, S) -> {byte_size(R), S}.

both(<<A, R/binary>> = Whole) -> {A, R, Whole, byte_size(Whole)}.

tokens(<<C, R/binary>>) when C =:= $\s -> tokens(R);
tokens(<<C, _/binary>> = B) when C >= $0, C =< $9 -> number(B, 0);
tokens(<<C, _/binary>> = B) when C >= $a, C =< $z -> name(B, <<>>);
tokens(<<C, R/binary>>) -> [<<C>> | tokens(R)];
tokens(<<>>) -> [].

number(<<C, R/binary>>, N) when C >= $0, C =< $9 -> number(R, N * 10 + C - $0);
number(R, N) -> [N | tokens(R)].

name(<<C, R/binary>>, N) when C >= $a, C =< $z; C >= $0, C =< $9 -> name(R, <<N/binary, C>>);
name(R, N) -> [{name, N} | tokens(R)].

%% Exported, so that the compiler cannot see what it returns.
id(X) -> X.
