%% tests/lang/std_filename.erl -- The pure functions of filename and of uri_string.
%% SPDX-License-Identifier: Apache-2.0
-module(std_filename).
-export([main/0]).

main() ->
    io:format("~p~n", [[filename:join("a", "b"), filename:join(["/", "x", "y"]), filename:join("a", "/b"),
                        filename:join("a/", "b")]]),
    io:format("~p~n", [[filename:basename("/a/b.erl"), filename:basename("/a/b.erl", ".erl"),
                        filename:dirname("/a/b/c"), filename:extension("x.tar.gz")]]),
    io:format("~p~n", [[filename:rootname("a.b.c"), filename:split("/a/b/c"), filename:pathtype("/a"),
                        filename:pathtype("a")]]),
    io:format("~p~n", [[filename:flatten(["a", [b]]), filename:join(<<"a">>, "b"), filename:basename(<<"x/y">>)]]),
    io:format("~p~n", [uri_string:parse("http://user@host:80/path?q=1#frag")]),
    io:format("~p~n", [uri_string:dissect_query("a=1&b=%20x")]),
    io:format("~p~n", [uri_string:normalize("http://a/b/../c/./d")]).
