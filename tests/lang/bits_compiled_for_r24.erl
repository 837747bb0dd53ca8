%% tests/lang/bits_compiled_for_r24.erl -- The instructions that compilers before OTP 25 wrote for construction: bs_init2,
%% bs_init_bits, bs_append, bs_put_*.
%% SPDX-License-Identifier: Apache-2.0
-module(bits_compiled_for_r24).
-compile([r24]).
-export([main/0]).

main() ->
    io:format("~w~n", [mixed(200, <<"xyz">>)]),
    io:format("~w~n", [fixed(5, 6)]),
    io:format("~w~n", [append(lists:seq(1, 300), <<>>)]),
    io:format("~w~n", [double(<<1, 2, 250>>)]),
    io:format("~w~n", [text("añb" ++ [16#1F600])]),
    io:format("~w~n", [reason(fun() -> fixed(a, 1) end)]),
    io:format("~w~n", [reason(fun() -> sized(1, -1) end)]),
    io:format("~w~n", [sized(7, 3)]),
    {<<A/binary>>, B} = pair(9),
    io:format("~w ~w~n", [A, B]).

reason(F) ->
    try F() catch Class:Reason -> {Class, Reason} end.

mixed(X, Y) ->
    <<X:8, X:16/little-signed, "abc", X/float, Y/binary, Y:7/bitstring, X/utf8>>.

fixed(X, Y) -> <<X:8, Y:24/little, 1.5:32/float>>.

append([H | T], Acc) -> append(T, <<Acc/binary, H:8>>);
append([], Acc) -> {byte_size(Acc), erlang:phash2(Acc)}.

double(B) -> << <<(X * 2):16>> || <<X>> <= B >>.

text(S) -> << <<C/utf8, C/utf16, C/utf32-little>> || C <- S >>.

sized(X, N) -> <<X:N/unit:8>>.

pair(X) -> {<<X, X>>, [X]}.
