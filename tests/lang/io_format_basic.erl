%% tests/lang/io_format_basic.erl -- The control sequences of io:format, each with ordinary arguments.
%% SPDX-License-Identifier: Apache-2.0
-module(io_format_basic).
-export([main/0]).

main() ->
    io:format("~w|~p|~s|~c|~~|~i~b~n", [{a, "b"}, {a, "b"}, "text", $x, ignored, 17]),
    io:format("~5w|~-5w|~5.3w|~5..*w|~*w~n", [ab, ab, ab, $_, ab, 7, ab]),
    io:format("~n~2n~s~n", ["after blank lines"]),
    io:format("~s~n", [io_lib:format("~w", [[1, 2]])]),
    io:format("~ts ~s~n", [["nested ", [<<"io">>, $l], "ist"], [<<"b">>, [[$c]]]]),
    io:write({written, "term"}),
    io:nl(),
    io:put_chars(["chars ", <<"and binaries">>, $\n]),
    io:format("~p.~n", [io:format("")]),
    io:fwrite("~w~n", [fwrite]),
    io:format(standard_io, "~w~n", [explicit_device]).
