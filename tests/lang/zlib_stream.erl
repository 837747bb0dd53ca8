%% tests/lang/zlib_stream.erl -- zlib: streams. Levels and strategies, flushing, dictionaries, chunks, the end of a stream, and
%% misuse.
%% SPDX-License-Identifier: Apache-2.0
-module(zlib_stream).
-export([main/0]).
-compile(nowarn_deprecated_function).

main() ->
    levels(),
    flushes(),
    params(),
    dictionaries(),
    chunks(),
    ends(),
    checksums(),
    misuse(),
    owners().

text() -> iolist_to_binary([["line ", integer_to_list(N * N), $\n] || N <- lists:seq(1, 3000)]).

with(F) ->
    Z = zlib:open(),
    try F(Z) after zlib:close(Z) end.

size(Z, Data) -> iolist_size(zlib:deflate(Z, Data, finish)).

levels() ->
    [io:format("~p ~p~n", [{L, W, M, S}, with(fun(Z) ->
            ok = zlib:deflateInit(Z, L, deflated, W, M, S),
            N = size(Z, text()),
            {N, zlib:deflateEnd(Z)}
        end)]) || {L, W, M, S} <- [{none, 15, 8, default}, {best_speed, 15, 8, default}, {best_compression, 15, 9, default},
                                   {default, -15, 8, filtered}, {5, 31, 8, huffman_only}, {6, 9, 1, rle}, {0, -9, 1, default}]].

flushes() ->
    with(fun(Z) ->
        ok = zlib:deflateInit(Z),
        A = zlib:deflate(Z, "abc"),
        B = zlib:deflate(Z, "def", sync),
        C = zlib:deflate(Z, "def", full),
        D = zlib:deflate(Z, [], finish),
        io:format("~p~n", [[iolist_to_binary(X) || X <- [A, B, C, D]]]),
        ok = zlib:deflateReset(Z),
        io:format("~p~n", [iolist_to_binary(zlib:deflate(Z, "again", finish))]),
        ok = zlib:deflateEnd(Z),
        ok = zlib:inflateInit(Z),
        [io:format("~p~n", [iolist_to_binary(zlib:inflate(Z, X))]) || X <- [A, B, C, D]],
        ok = zlib:inflateEnd(Z)
    end).

params() ->
    with(fun(Z) ->
        ok = zlib:deflateInit(Z, default),
        A = zlib:deflate(Z, text()),
        ok = zlib:deflateParams(Z, best_compression, huffman_only),
        B = zlib:deflate(Z, text()),
        ok = zlib:deflateParams(Z, 0, default),
        C = zlib:deflate(Z, text(), finish),
        io:format("~p ~p~n", [[iolist_size(X) || X <- [A, B, C]], zlib:uncompress([A, B, C]) =:= <<(text())/binary, (text())/binary, (text())/binary>>])
    end).

dictionaries() ->
    with(fun(Z) ->
        ok = zlib:deflateInit(Z),
        io:format("adler ~p~n", [zlib:deflateSetDictionary(Z, <<"abcdefgh">>)]),
        Packed = zlib:deflate(Z, "abcdefghabcdefgh", finish),
        zlib:deflateEnd(Z),
        ok = zlib:inflateInit(Z),
        io:format("~p~n", [try zlib:inflate(Z, Packed) catch error:E -> E end]),
        ok = zlib:inflateSetDictionary(Z, <<"abcdefgh">>),
        io:format("~p~n", [iolist_to_binary(zlib:inflate(Z, []))]),
        io:format("~p~n", [zlib:inflateGetDictionary(Z)]),
        ok = zlib:inflateReset(Z),
        {need_dictionary, Adler, Out} = zlib:inflate(Z, Packed, [{exception_on_need_dict, false}]),
        io:format("~p ~p~n", [Adler, Out]),
        io:format("~p~n", [try zlib:inflateSetDictionary(Z, <<"wrong">>) catch error:E2 -> E2 end])
    end),
    with(fun(Z) ->
        ok = zlib:deflateInit(Z, default, deflated, -15, 8, default),
        io:format("raw ~p~n", [zlib:deflateSetDictionary(Z, [<<"abc">>, "def"])])
    end).

chunks() ->
    Data = binary:copy(<<"0123456789abcdef">>, 10000),
    Packed = zlib:compress(Data),
    with(fun(Z) ->
        ok = zlib:inflateInit(Z),
        io:format("safe ~p~n", [safe(Z, zlib:safeInflate(Z, Packed), [])]),
        ok = zlib:inflateEnd(Z)
    end),
    with(fun(Z) ->
        ok = zlib:inflateInit(Z),
        io:format("buffer ~p ~p~n", [zlib:getBufSize(Z), zlib:setBufSize(Z, 50000)]),
        io:format("~p~n", [old(Z, zlib:inflateChunk(Z, Packed), 0)])
    end),
    with(fun(Z) ->
        ok = zlib:deflateInit(Z),
        Parts = [zlib:deflate(Z, binary:part(Data, At, 1000)) || At <- lists:seq(0, byte_size(Data) - 1000, 1000)],
        Last = zlib:deflate(Z, [], finish),
        io:format("parts ~p~n", [zlib:uncompress([Parts, Last]) =:= Data])
    end).

safe(Z, {continue, Out}, Sizes) -> safe(Z, zlib:safeInflate(Z, []), [iolist_size(Out) | Sizes]);
safe(_, {finished, Out}, Sizes) -> lists:reverse([iolist_size(Out) | Sizes]).

old(Z, {more, Out}, N) -> old(Z, zlib:inflateChunk(Z), N + iolist_size(Out));
old(_, Out, N) -> N + iolist_size(Out).

ends() ->
    Two = [zlib:compress("one"), zlib:compress("two")],
    [io:format("~p ~p~n", [How, with(fun(Z) ->
            ok = zlib:inflateInit(Z, 15, How),
            A = try iolist_to_binary(zlib:inflate(Z, Two)) catch error:E -> E end,
            B = try iolist_to_binary(zlib:inflate(Z, zlib:compress("three"))) catch error:E2 -> E2 end,
            {A, B, try zlib:inflateEnd(Z) catch error:E3 -> E3 end}
        end)]) || How <- [cut, reset, error]].

checksums() ->
    with(fun(Z) ->
        ok = zlib:deflateInit(Z, default, deflated, -15, 8, default),
        Packed = zlib:deflate(Z, "checked", finish),
        io:format("crc ~p~n", [zlib:crc32(Z) =:= erlang:crc32("checked")]),
        ok = zlib:deflateEnd(Z),
        ok = zlib:inflateInit(Z, -15),
        _ = zlib:inflate(Z, Packed),
        io:format("crc ~p ~p ~p~n", [zlib:crc32(Z), zlib:crc32(Z, "abc"), zlib:adler32(Z, 1, "abc")]),
        io:format("~p ~p~n", [zlib:crc32_combine(Z, 1, 2, 3), zlib:adler32_combine(Z, 1, 2, 3)])
    end).

misuse() ->
    Z = zlib:open(),
    [io:format("~p ~p~n", [Name, try F() catch C:R -> {C, R} end]) || {Name, F} <-
        [{no_stream, fun() -> zlib:deflateInit(make_ref()) end},
         {atom, fun() -> zlib:close(foo) end},
         {level, fun() -> zlib:deflateInit(Z, 10) end},
         {window, fun() -> zlib:deflateInit(Z, default, deflated, 100, 8, default) end},
         {inflate_window, fun() -> zlib:inflateInit(Z, 100) end},
         {not_yet, fun() -> zlib:deflate(Z, "a") end},
         {not_yet2, fun() -> zlib:inflate(Z, "a") end},
         {begun, fun() -> zlib:deflateInit(Z) end},
         {twice, fun() -> zlib:deflateInit(Z) end},
         {wrong_way, fun() -> zlib:inflate(Z, "a") end},
         {flush, fun() -> zlib:deflate(Z, "a", foo) end},
         {data, fun() -> zlib:deflate(Z, foo) end},
         {unfinished, fun() -> zlib:deflateEnd(Z) end},
         {inflate, fun() -> zlib:inflateInit(Z) end},
         {garbage, fun() -> zlib:inflate(Z, <<1, 2, 3, 4, 5>>) end},
         {end_, fun() -> zlib:inflateEnd(Z) end},
         {bufsize, fun() -> zlib:setBufSize(Z, 1) end},
         {close, fun() -> zlib:close(Z) end},
         {closed, fun() -> zlib:close(Z) end},
         {closed2, fun() -> zlib:deflateInit(Z) end}]].

owners() ->
    Z = zlib:open(),
    ok = zlib:deflateInit(Z),
    Me = self(),
    P = spawn(fun() ->
        Me ! (try zlib:deflate(Z, "a") catch error:E -> E end),
        receive go -> ok end,
        Me ! iolist_to_binary(zlib:deflate(Z, "abc", finish))
    end),
    receive R -> io:format("~p~n", [R]) end,
    ok = zlib:set_controlling_process(Z, P),
    P ! go,
    receive Bin -> io:format("~p~n", [zlib:uncompress(Bin)]) end,
    io:format("~p~n", [try zlib:close(Z) catch error:E -> E end]).
