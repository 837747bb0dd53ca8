%% bench/programs/huffman.erl -- Huffman coding of a text: a queue of weights, codes as bit strings, decoding bit by bit.
%% SPDX-License-Identifier: Apache-2.0
-module(huffman).
-export([main/1]).

main([]) -> main(["50"]);
main([Arg | _]) ->
    N = list_to_integer(Arg),
    Start = erlang:monotonic_time(microsecond),
    Result = run(N),
    Time = erlang:monotonic_time(microsecond) - Start,
    io:format("huffman ~w: ~w~n", [N, Result]),
    io:format(standard_error, "time_us ~w~n", [Time]).

run(N) ->
    Text = text(20000, 12345, []),
    Tree = tree(Text),
    Codes = maps:from_list(codes(Tree, <<>>)),
    loop(N, Text, Tree, Codes, 0).

loop(0, _, _, _, Sum) -> Sum;
loop(N, Text, Tree, Codes, Sum) ->
    Bits = << <<(maps:get(C, Codes))/bits>> || C <- Text >>,
    Text = decode(Bits, Tree, Tree, []),
    loop(N - 1, Text, Tree, Codes, Sum + bit_size(Bits)).

text(0, _, Text) -> Text;
text(N, X, Text) ->
    Next = (X * 1103515245 + 12345) band 16#7fffffff,
    text(N - 1, Next, [$a + ((Next bsr 8) band (Next bsr 13)) rem 26 | Text]).

tree(Text) ->
    Counts = lists:foldl(fun(C, M) -> maps:update_with(C, fun(K) -> K + 1 end, 1, M) end, #{}, Text),
    merge(lists:sort([{K, {leaf, C}} || {C, K} <- maps:to_list(Counts)])).

merge([{_, Tree}]) -> Tree;
merge([{A, X}, {B, Y} | Rest]) -> merge(lists:merge([{A + B, {node, X, Y}}], Rest)).

codes({leaf, C}, Code) -> [{C, Code}];
codes({node, X, Y}, Code) -> codes(X, <<Code/bits, 0:1>>) ++ codes(Y, <<Code/bits, 1:1>>).

decode(<<>>, {leaf, C}, _, Text) -> lists:reverse(Text, [C]);
decode(Bits, {leaf, C}, Tree, Text) -> decode(Bits, Tree, Tree, [C | Text]);
decode(<<0:1, Bits/bits>>, {node, X, _}, Tree, Text) -> decode(Bits, X, Tree, Text);
decode(<<1:1, Bits/bits>>, {node, _, Y}, Tree, Text) -> decode(Bits, Y, Tree, Text).
