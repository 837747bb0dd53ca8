%% tests/lang/float_text_limits.erl -- How many decimals a float's text may have: its length decides.
%% SPDX-License-Identifier: Apache-2.0
-module(float_text_limits).
-export([main/0]).

main() ->
    Floats = [0.0, 1.0, -1.0, 1.0e-300, -1.5e308, 1.0e300, -1.5e10, 1.0e253, -1.0e253],
    [io:format("~p ~p ~p: ~p~n", [X, Kind, N, text(X, {Kind, N})])
     || X <- Floats, Kind <- [scientific, decimals], N <- [0, 1, 20, 200, 240, 245, 246, 247, 248, 249, 250, 252, 253, 254, 300]].

text(X, Option) ->
    try {length(float_to_list(X, [Option])), erlang:phash2(float_to_binary(X, [Option, compact]))} catch error:Reason -> Reason end.
