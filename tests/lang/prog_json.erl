%% tests/lang/prog_json.erl -- A JSON parser and printer over binaries.
%% SPDX-License-Identifier: Apache-2.0
-module(prog_json).
-export([main/0]).

main() ->
    Text = <<"{\"name\": \"caf\\u00e9\", \"list\": [1, -2.5e3, true, false, null, []], "
             "\"nested\": {\"a\": {\"b\": [{}]}}, \"esc\": \"\\n\\t\\\"\\\\\"}">>,
    Term = parse(Text),
    io:format("~p~n", [Term]),
    Printed = iolist_to_binary(print(Term)),
    io:format("~s~n", [Printed]),
    io:format("~p~n", [parse(Printed) =:= Term]),
    [io:format("~p~n", [try parse(B) catch throw:E -> E end]) || B <- [<<"[1, 2">>, <<"{\"a\" 1}">>, <<"tru">>,
                                                                       <<"[1] x">>, <<"">>]].

parse(B) ->
    case value(skip(B)) of
        {V, R} -> case skip(R) of <<>> -> V; Rest -> throw({trailing, Rest}) end
    end.

skip(<<C, R/binary>>) when C =:= $\s; C =:= $\n; C =:= $\t; C =:= $\r -> skip(R);
skip(B) -> B.

value(<<"true", R/binary>>) -> {true, R};
value(<<"false", R/binary>>) -> {false, R};
value(<<"null", R/binary>>) -> {null, R};
value(<<$", R/binary>>) -> string(R, <<>>);
value(<<"[", R/binary>>) -> array(skip(R), []);
value(<<"{", R/binary>>) -> object(skip(R), #{});
value(<<C, _/binary>> = B) when C =:= $-; C >= $0, C =< $9 -> number(B, 0);
value(B) -> throw({unexpected, B}).

array(<<"]", R/binary>>, []) -> {[], R};
array(B, Acc) ->
    {V, R} = value(B),
    case skip(R) of
        <<",", T/binary>> -> array(skip(T), [V | Acc]);
        <<"]", T/binary>> -> {lists:reverse(Acc, [V]), T};
        T -> throw({bad_array, T})
    end.

object(<<"}", R/binary>>, M) when map_size(M) =:= 0 -> {M, R};
object(<<$", B/binary>>, M) ->
    {K, R} = string(B, <<>>),
    case skip(R) of
        <<":", T/binary>> ->
            {V, U} = value(skip(T)),
            case skip(U) of
                <<",", W/binary>> -> object(skip(W), M#{K => V});
                <<"}", W/binary>> -> {M#{K => V}, W};
                W -> throw({bad_object, W})
            end;
        T -> throw({no_colon, T})
    end;
object(B, _) -> throw({bad_key, B}).

string(<<$", R/binary>>, S) -> {S, R};
string(<<"\\u", H:4/binary, R/binary>>, S) -> string(R, <<S/binary, (binary_to_integer(H, 16))/utf8>>);
string(<<$\\, C, R/binary>>, S) -> string(R, <<S/binary, (escape(C))>>);
string(<<C, R/binary>>, S) -> string(R, <<S/binary, C>>);
string(<<>>, _) -> throw(unterminated).

escape($n) -> $\n;
escape($t) -> $\t;
escape(C) -> C.

number(B, N) ->
    case B of
        <<_:N/binary, C, _/binary>> when C >= $0, C =< $9; C =:= $-; C =:= $+; C =:= $.; C =:= $e;
        C =:= $E -> number(B, N + 1);
        <<D:N/binary, R/binary>> -> {to_number(D), R}
    end.

to_number(D) ->
    case string:to_integer(D) of
        {I, <<>>} -> I;
        {_, <<".", _/binary>>} ->
            [Mantissa | Exponent] = binary:split(D, <<"e">>),
            binary_to_float(iolist_to_binary([Mantissa | [["e", E] || E <- Exponent]]))
    end.

print(B) when is_binary(B) -> [$", [quote(C) || <<C>> <= B], $"];
print(A) when is_atom(A) -> atom_to_list(A);
print(N) when is_integer(N) -> integer_to_list(N);
print(F) when is_float(F) -> float_to_list(F, [short]);
print(L) when is_list(L) -> ["[", lists:join(",", [print(E) || E <- L]), "]"];
print(M) -> ["{", lists:join(",", [[print(K), ":", print(V)] || {K, V} <- lists:sort(maps:to_list(M))]), "}"].

quote($") -> "\\\"";
quote($\\) -> "\\\\";
quote($\n) -> "\\n";
quote($\t) -> "\\t";
quote(C) -> C.
