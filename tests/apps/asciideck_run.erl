%% tests/apps/asciideck_run.erl -- Parses a text in AsciiDoc by asciideck: prints the tree, and the manual page made of it.
%% SPDX-License-Identifier: Apache-2.0
-module(asciideck_run).
-export([main/1]).

main([File]) ->
    {ok, Text} = file:read_file(File),
    Tree = asciideck:parse(Text),
    io:format("~p~n", [Tree]),
    io:format("~ts~n", [asciideck:to_manpage(Tree, #{extra2 => "Guide", extra3 => "Manual"})]).
