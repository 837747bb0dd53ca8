%% tests/lang/binary_basic.erl -- Byte binaries: construction, size, parts and conversions.
%% SPDX-License-Identifier: Apache-2.0
-module(binary_basic).
-export([main/0, id/1]).

main() ->
    B = id(<<"hello world">>),
    show("size", [byte_size(B), bit_size(B), size(B)]),
    show("part", [binary_part(B, 0, 5), binary_part(B, 11, -5), binary_part(B, {6, 0}), binary:part(B, 6, 5)]),
    show("split", split_binary(B, 5)),
    show("list", [binary_to_list(B, 1, 3), list_to_binary([104, "i", <<"!">>]),
                  iolist_to_binary([<<"a">>, ["b" | <<"c">>]])]),
    show("iolist size", [iolist_size([1, 2, [<<1, 2, 3>>]]), iolist_size([])]),
    show("iovec", erlang:iolist_to_iovec([<<"ab">>, "cd"])),
    show("compare", [<<"a">> < <<"b">>, <<"a">> < <<"aa">>, <<>> =:= <<"">>, <<1, 2>> =:= <<258:16>>]),
    show("bad part", [caught(fun() -> binary_part(B, id(10), id(5)) end),
                      caught(fun() -> binary_part(B, id(-1), id(0)) end),
                      caught(fun() -> split_binary(B, id(12)) end)]),
    show("bad list", [caught(fun() -> list_to_binary(id([256])) end), caught(fun() -> list_to_binary(id([a])) end),
                      caught(fun() -> iolist_to_binary(id(x)) end), caught(fun() -> list_to_binary(id([1 | 2])) end)]),
    show("bad size", [caught(fun() -> byte_size(id([])) end), caught(fun() -> bit_size(id(a)) end)]),
    show("print", [<<>>, <<0>>, <<"text">>, <<"text", 0>>, <<1, 2, 3>>, <<200>>, <<"caf", 233>>, <<"caf", 195, 169>>]),
    show("large", byte_size(list_to_binary(lists:duplicate(1000, B)))).

%% Exported, so that the compiler cannot see what it returns.
id(X) -> X.

%% The value of F(), or the class and the reason of what it raised.
caught(F) ->
    try F()
    catch Class:Reason -> {Class, Reason}
    end.

show(Label, Value) ->
    io:format("~s: ~0p~n", [Label, Value]).
