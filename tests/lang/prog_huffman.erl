%% tests/lang/prog_huffman.erl -- Huffman coding of a text into a bitstring and back.
%% SPDX-License-Identifier: Apache-2.0
-module(prog_huffman).
-export([main/0]).

main() ->
    Text = "this is an example of a huffman tree, with some letters more frequent than others",
    Tree = tree(lists:sort([{N, {leaf, C}} || {C, N} <- maps:to_list(frequencies(Text, #{}))])),
    Codes = maps:from_list(codes(Tree, <<>>)),
    Bits = << <<(maps:get(C, Codes))/bits>> || C <- Text >>,
    io:format("~w ~w~n", [length(Text) * 8, bit_size(Bits)]),
    io:format("~s~n", [decode(Bits, Tree, Tree)]),
    io:format("~w~n", [decode(Bits, Tree, Tree) =:= Text]),
    io:format("~w~n", [Bits]).

frequencies([], M) -> M;
frequencies([C | T], M) -> frequencies(T, M#{C => maps:get(C, M, 0) + 1}).

tree([{_, T}]) -> T;
tree([{N, A}, {M, B} | Rest]) -> tree(lists:sort([{N + M, {node, A, B}} | Rest])).

codes({leaf, C}, Bits) -> [{C, Bits}];
codes({node, A, B}, Bits) -> codes(A, <<Bits/bits, 0:1>>) ++ codes(B, <<Bits/bits, 1:1>>).

decode(<<>>, {leaf, C}, _) -> [C];
decode(<<>>, _, _) -> [];
decode(Bits, {leaf, C}, Root) -> [C | decode(Bits, Root, Root)];
decode(<<0:1, R/bits>>, {node, A, _}, Root) -> decode(R, A, Root);
decode(<<1:1, R/bits>>, {node, _, B}, Root) -> decode(R, B, Root).
