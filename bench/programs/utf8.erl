%% bench/programs/utf8.erl -- Text of many alphabets: UTF-8 taken apart and put together, in binaries and lists.
%% SPDX-License-Identifier: Apache-2.0
-module(utf8).
-export([main/1]).

main([]) -> main(["1200"]);
main([Arg | _]) ->
    N = list_to_integer(Arg),
    Start = erlang:monotonic_time(microsecond),
    Result = run(N),
    Time = erlang:monotonic_time(microsecond) - Start,
    io:format("utf8 ~w: ~w~n", [N, Result]),
    io:format(standard_error, "time_us ~w~n", [Time]).

run(N) ->
    Text = unicode:characters_to_binary([[$a + K rem 26, 16#e4 + K rem 8, 16#3b1 + K rem 24, 16#4e00 + K, 16#1f600 + K rem 64] || K <- lists:seq(1, 800)]),
    loop(N, Text, 0).

loop(0, _, Sum) -> Sum;
loop(N, Text, Sum) ->
    Chars = chars(Text, []),
    Back = << <<C/utf8>> || C <- lists:reverse(Chars) >>,
    true = Back =:= Text,
    List = unicode:characters_to_list(Text),
    Latin = length([C || C <- List, C < 256]),
    loop(N - 1, Text, (Sum + length(Chars) + Latin + count(Text, 0)) band 16#ffffffff).

chars(<<C/utf8, Rest/binary>>, Chars) -> chars(Rest, [C | Chars]);
chars(<<>>, Chars) -> Chars.

count(<<C, Rest/binary>>, N) when C band 16#c0 =/= 16#80 -> count(Rest, N + 1);
count(<<_, Rest/binary>>, N) -> count(Rest, N);
count(<<>>, N) -> N.
