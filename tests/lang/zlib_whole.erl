%% tests/lang/zlib_whole.erl -- zlib: data as a whole, in every format, and what is wrong with data that is none.
%% SPDX-License-Identifier: Apache-2.0
-module(zlib_whole).
-export([main/0]).

main() ->
    Text = iolist_to_binary([["line ", integer_to_list(N), $\n] || N <- lists:seq(1, 20000)]),
    Noise = noise(100000),
    [begin
         io:format("~p ~p~n", [Name, [both(C, D, Data) || Data <- [<<>>, <<"a">>, [<<"ab">>, "cd", [$e]], Text, Noise]]])
     end || {Name, C, D} <- [{compress, fun zlib:compress/1, fun zlib:uncompress/1},
                             {zip, fun zlib:zip/1, fun zlib:unzip/1},
                             {gzip, fun zlib:gzip/1, fun zlib:gunzip/1}]],
    io:format("~p~n", [erlang:md5(zlib:compress(Text))]),
    <<_:10/binary, Gz/binary>> = zlib:gzip(Text),
    io:format("~p~n", [erlang:md5(Gz)]),
    io:format("~p~n", [zlib:gunzip([zlib:gzip("one "), zlib:gzip("two")])]),
    [wrong(Name, F) || {Name, F} <-
        [{short, fun() -> zlib:uncompress(<<"abc">>) end},
         {data, fun() -> zlib:uncompress(<<"abcdefghijkl">>) end},
         {cut, fun() -> zlib:uncompress(binary:part(zlib:compress(Text), 0, 100)) end},
         {cut_zip, fun() -> zlib:unzip(binary:part(zlib:zip(Text), 0, 100)) end},
         {not_gzip, fun() -> zlib:gunzip(<<"no gzip at all">>) end},
         {no_iodata, fun() -> zlib:compress(foo) end},
         {bad_list, fun() -> zlib:gzip([1, 2, 300]) end},
         {bits, fun() -> zlib:zip(<<1:3>>) end}]],
    P = term_to_binary(Text, [compressed]),
    io:format("~p ~p ~p~n", [byte_size(P), binary_to_term(P) =:= Text, byte_size(term_to_binary(Text, [{compressed, 1}]))]).

both(C, D, Data) ->
    Packed = C(Data),
    {byte_size(Packed), D(Packed) =:= iolist_to_binary(Data)}.

wrong(Name, F) ->
    io:format("~p ~p~n", [Name, try F() catch C:R -> {C, R} end]).

noise(N) ->
    {L, _} = lists:mapfoldl(fun(_, X) -> Y = (X * 1103515245 + 12345) band 16#7fffffff, {(Y bsr 16) band 255, Y} end, 42,
                            lists:seq(1, N)),
    list_to_binary(L).
