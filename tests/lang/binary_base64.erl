%% tests/lang/binary_base64.erl -- base64 both ways, with whitespace, padding and errors.
%% SPDX-License-Identifier: Apache-2.0
-module(binary_base64).
-export([main/0]).

main() ->
    Texts = [<<>>, <<"f">>, <<"fo">>, <<"foo">>, <<"foob">>, <<"fooba">>, <<"foobar">>, <<0, 255, 128, 7>>],
    [io:format("~s ~w~n", [base64:encode(T), base64:decode(base64:encode(T)) =:= T]) || T <- Texts],
    io:format("~p~n", [base64:encode_to_string("any carnal pleas")]),
    io:format("~p~n", [base64:decode_to_string("YW55 Y2Fy\nbmFs")]),
    io:format("~p~n", [base64:mime_decode(<<"Zm9v\r\n!Ym*Fy">>)]),
    io:format("~p~n", [[try base64:decode(B) catch error:_ -> bad end
                        || B <- [<<"Zg=">>, <<"Z">>, <<"****">>, <<"Zg==">>]]]),
    Big = list_to_binary([N rem 256 || N <- lists:seq(1, 10000)]),
    io:format("~w ~w~n", [byte_size(base64:encode(Big)), base64:decode(base64:encode(Big)) =:= Big]).
