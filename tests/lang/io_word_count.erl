%% tests/lang/io_word_count.erl -- Counts the words of standard input.
%% SPDX-License-Identifier: Apache-2.0
-module(io_word_count).
-export([main/0]).

main() ->
    Words = read([]),
    Counts = lists:foldl(fun(W, M) -> maps:update_with(W, fun(N) -> N + 1 end, 1, M) end, #{}, Words),
    Sorted = lists:sort(fun({A, N}, {B, M}) -> {M, A} =< {N, B} end, maps:to_list(Counts)),
    [io:format("~4w ~s~n", [N, W]) || {W, N} <- lists:sublist(Sorted, 10)],
    io:format("~w words, ~w different~n", [length(Words), maps:size(Counts)]).

read(Acc) ->
    case io:get_line("") of
        eof -> lists:append(lists:reverse(Acc));
        Line -> read([string:lexemes(string:lowercase(Line), " \n.,;:!?") | Acc])
    end.
