%% tests/lang/binary_search_long.erl -- Searching for patterns in long binaries, with near misses all the way.
%% SPDX-License-Identifier: Apache-2.0
-module(binary_search_long).
-export([main/0]).

main() ->
    Text = <<(binary:copy(<<"aaaaaaab">>, 2000))/binary, "aaaaaaaaab", (binary:copy(<<"ab">>, 100))/binary>>,
    io:format("~w~n", [binary:match(Text, <<"aaaaaaaaab">>)]),
    io:format("~w~n", [binary:match(Text, <<"bb">>)]),
    io:format("~w~n", [length(binary:matches(Text, <<"ab">>))]),
    io:format("~w~n", [length(binary:matches(Text, <<"aa">>))]),
    io:format("~w~n", [binary:match(Text, [<<"aaaaaaaaa">>, <<"babab">>])]),
    io:format("~w~n", [length(binary:split(Text, <<"b">>, [global]))]),
    io:format("~w~n", [erlang:phash2(binary:replace(Text, <<"ab">>, <<"-">>, [global]))]),
    io:format("~w~n", [byte_size(binary:replace(Text, [<<"a">>, <<"b">>], <<"xyz">>, [global]))]).
