%% tests/lang/binary_checksums.erl -- crc32, adler32 and md5 of fixed inputs, whole and in parts.
%% SPDX-License-Identifier: Apache-2.0
-module(binary_checksums).
-export([main/0]).

main() ->
    Texts = [<<>>, <<"a">>, <<"abc">>, <<"message digest">>, binary:copy(<<"x">>, 10000)],
    [io:format("~w ~w ~s~n", [erlang:crc32(T), erlang:adler32(T), binary:encode_hex(erlang:md5(T))]) || T <- Texts],
    io:format("~w~n", [erlang:crc32(erlang:crc32(<<"hello ">>),
                                    ["wor", <<"ld">>]) =:= erlang:crc32(<<"hello world">>)]),
    io:format("~w~n", [erlang:crc32_combine(erlang:crc32(<<"ab">>), erlang:crc32(<<"cde">>),
                                            3) =:= erlang:crc32(<<"abcde">>)]),
    io:format("~w~n", [erlang:adler32_combine(erlang:adler32(<<"ab">>), erlang:adler32(<<"cde">>),
                                              3) =:= erlang:adler32(<<"abcde">>)]),
    Context = erlang:md5_update(erlang:md5_update(erlang:md5_init(), <<"mess">>), "age digest"),
    io:format("~s~n", [binary:encode_hex(erlang:md5_final(Context))]),
    io:format("~w~n", [try erlang:crc32(a) catch error:R -> R end]).
