%% tests/lang/io_unicode_out.erl -- Output of characters beyond latin1 under both encodings of the terminal.
%% SPDX-License-Identifier: Apache-2.0
-module(io_unicode_out).
-export([main/0]).

main() ->
    io:format("~ts ~tp ~tw~n", [[955, 228], [955, 228], 'λ']),
    io:put_chars([128512, $\n]),
    io:format("~p~n", [proplists:get_value(encoding, io:getopts())]),
    ok = io:setopts([{encoding, unicode}]),
    io:format("~ts ~tp ~tw~n", [[955, 228], [955, 228], 'λ']),
    io:put_chars([128512, $\n]),
    io:put_chars(<<"λ binary"/utf8, 10>>),
    io:format("~ts|~10ts|~-10ts|~tc~n", [<<"größe"/utf8>>, "größe", "größe", 8364]),
    io:format("~p ~tp~n", [[1024, 1025], [1024, 1025]]),
    io:format("~s~n", [[233]]),
    ok = io:setopts([{encoding, latin1}]),
    io:format("~ts~n", [[233, 955]]).
