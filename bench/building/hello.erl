%% The smallest program that formats; built with -DWORD, which is what an edit changes.
-module(hello).
-export([main/1]).

main(_) ->
    io:format("Hello, ~p~n", [?WORD]).
