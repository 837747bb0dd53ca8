%% bench/programs/json_like.erl -- A nested text printed and parsed N times: binary matching, maps, small binaries.
%% SPDX-License-Identifier: Apache-2.0
-module(json_like).
-export([main/1]).

main([]) -> main(["300"]);
main([Arg | _]) ->
    N = list_to_integer(Arg),
    Start = erlang:monotonic_time(microsecond),
    Result = run(N),
    Time = erlang:monotonic_time(microsecond) - Start,
    io:format("json_like ~w: ~w~n", [N, Result]),
    io:format(standard_error, "time_us ~w~n", [Time]).

run(N) ->
    Text = iolist_to_binary(print(document())),
    rounds(N, Text, byte_size(Text)).

document() ->
    [#{<<"id">> => I, <<"name">> => <<"item ", (integer_to_binary(I))/binary>>, <<"price">> => I * 25,
       <<"tags">> => [<<"alpha">>, <<"beta">>, true, null], <<"size">> => #{<<"w">> => I, <<"h">> => -I}} || I <- lists:seq(1, 100)].

rounds(0, _, Sum) -> Sum;
rounds(N, Text, Sum) ->
    {Term, <<>>} = value(Text),
    Text = iolist_to_binary(print(Term)),
    rounds(N - 1, Text, (Sum * 31 + length(Term)) band 16#ffffff).

value(<<"true", R/binary>>) -> {true, R};
value(<<"null", R/binary>>) -> {null, R};
value(<<$", R/binary>>) -> string(R, <<>>);
value(<<"[", R/binary>>) -> array(R, []);
value(<<"{", R/binary>>) -> object(R, []);
value(<<$-, R/binary>>) ->
    {N, T} = number(R, 0),
    {-N, T};
value(B) -> number(B, 0).

number(<<C, R/binary>>, N) when C >= $0, C =< $9 -> number(R, N * 10 + C - $0);
number(R, N) -> {N, R}.

string(<<$", R/binary>>, S) -> {S, R};
string(<<C, R/binary>>, S) -> string(R, <<S/binary, C>>).

array(B, Acc) ->
    case value(B) of
        {V, <<",", R/binary>>} -> array(R, [V | Acc]);
        {V, <<"]", R/binary>>} -> {lists:reverse([V | Acc]), R}
    end.

object(<<$", B/binary>>, Acc) ->
    {K, <<":", T/binary>>} = string(B, <<>>),
    case value(T) of
        {V, <<",", R/binary>>} -> object(R, [{K, V} | Acc]);
        {V, <<"}", R/binary>>} -> {maps:from_list([{K, V} | Acc]), R}
    end.

print(N) when is_integer(N) -> integer_to_binary(N);
print(B) when is_binary(B) -> [$", B, $"];
print(A) when is_atom(A) -> atom_to_binary(A);
print(L) when is_list(L) -> ["[", lists:join($,, [print(E) || E <- L]), "]"];
print(M) -> ["{", lists:join($,, [[print(K), ":", print(V)] || {K, V} <- maps:to_list(M)]), "}"].
