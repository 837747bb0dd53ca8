%% tests/lang/io_format_integer.erl -- ~b ~B ~x ~X ~# and ~+ in several bases, with prefixes and padding.
%% SPDX-License-Identifier: Apache-2.0
-module(io_format_integer).
-export([main/0]).

main() ->
    Values = [0, 31, -31, 255, 1 bsl 70],
    [io:format("~b|~.16b|~.16B|~.2b|~.36B|~10b|~-10b|~10..0b~n", [V, V, V, V, V, V, V, V]) || V <- Values],
    [io:format("~x|~.16x|~.16X|~.8#|~.16#|~.16+~n", [V, "p-", V, "0x", V, "0X", V, V, V]) || V <- Values],
    io:format("~*b|~*.*.*b~n", [6, 42, 8, 16, $., 255]),
    io:format("~c~c~3c|~5c|~-5c|~5.2c~n", [$a, $b, $c, $d, $e, $f]),
    io:format("~tc ~c~n", [233, 233]),
    [io:format("~s~n", [try io_lib:format(F, A) catch error:E -> atom_to_list(E) end])
     || {F, A} <- [{"~b", [a]}, {"~b", [1.0]}, {"~.40b", [1]}, {"~x", [1]}, {"~c", ["a"]}]].
