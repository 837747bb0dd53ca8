%% tests/lang/arith_integer_text.erl -- integer_to_list and back in every base, small and big.
%% SPDX-License-Identifier: Apache-2.0
-module(arith_integer_text).
-export([main/0]).

main() ->
    Values = [0, 1, -1, 35, 36, -255, 16#deadbeef, (1 bsl 59) - 1, -(1 bsl 59), 1 bsl 64, -(1 bsl 200) + 1],
    [io:format("~w ~s ~s ~s ~s~n", [V, integer_to_list(V, 2), integer_to_list(V, 8), integer_to_list(V, 16),
                                    integer_to_list(V, 36)])
     || V <- Values],
    show("round trip", [{V, B} || V <- Values, B <- lists:seq(2, 36), list_to_integer(integer_to_list(V, B), B) =/= V]),
    show("binary", [integer_to_binary(V) || V <- Values]),
    show("binary base", [integer_to_binary(V, 7) || V <- Values]),
    show("back", [binary_to_integer(<<"-123456789012345678901234567890">>), binary_to_integer(<<"zZ">>, 36),
                  list_to_integer("+77")]),
    show("digits of 2^2000", erlang:phash2(integer_to_list(1 bsl 2000))),
    show("leading zeros", list_to_integer("-000000000000000000000000000000000000000000042")).

show(Label, Value) ->
    io:format("~s: ~0p~n", [Label, Value]).
