%% tests/lang/end_large_output.erl -- A megabyte of output is complete when the program ends.
%% SPDX-License-Identifier: Apache-2.0
-module(end_large_output).
-export([main/0]).

main() ->
    [io:put_chars([lists:duplicate(99, $a + N rem 26), $\n]) || N <- lists:seq(1, 10000)],
    io:put_chars(binary:copy(<<"0123456789abcde\n">>, 20000)),
    io:format("end~n").
