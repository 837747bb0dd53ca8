%% tests/lang/file_layers.erl -- Files that compress what is written and decompress what is read, and files that write later.
%% SPDX-License-Identifier: Apache-2.0
-module(file_layers).
-export([main/0]).

main() ->
    Dir = filename:join("/tmp", "ff_file_layers." ++ os:getpid() ++ integer_to_list(erlang:unique_integer([positive]))),
    ok = file:make_dir(Dir),
    try
        compressed(filename:join(Dir, "a.gz"), []),
        compressed(filename:join(Dir, "b.gz"), [raw]),
        plain(filename:join(Dir, "c")),
        delayed(filename:join(Dir, "d"), []),
        delayed(filename:join(Dir, "e"), [raw]),
        errors(Dir)
    after
        [file:delete(F) || F <- filelib:wildcard(filename:join(Dir, "*"))],
        file:del_dir(Dir)
    end.

lines() -> [["line ", integer_to_list(N), $\n] || N <- lists:seq(1, 1000)].

compressed(Name, More) ->
    {ok, Out} = file:open(Name, [write, compressed | More]),
    [ok = file:write(Out, L) || L <- lines()],
    ok = file:close(Out),
    {ok, Packed} = file:read_file(Name),
    io:format("~p ~p~n", [byte_size(Packed) < 4000, zlib:gunzip(Packed) =:= iolist_to_binary(lines())]),
    {ok, In} = file:open(Name, [read, compressed, binary | More]),
    io:format("~p~n", [file:read_line(In)]),
    io:format("~p~n", [file:read(In, 10)]),
    io:format("~p~n", [file:position(In, 100)]),
    io:format("~p~n", [file:read(In, 20)]),
    io:format("~p~n", [file:position(In, bof)]),
    {ok, All} = file:read(In, 100000),
    io:format("~p ~p~n", [All =:= iolist_to_binary(lines()), file:read(In, 1)]),
    ok = file:close(In).

%% A file that is not compressed reads as it is.
plain(Name) ->
    ok = file:write_file(Name, "not compressed\n"),
    {ok, In} = file:open(Name, [read, compressed]),
    io:format("~p ~p~n", [file:read_line(In), file:read_line(In)]),
    ok = file:close(In).

delayed(Name, More) ->
    {ok, Out} = file:open(Name, [write, {delayed_write, 1000, 60000} | More]),
    ok = file:write(Out, "first "),
    io:format("~p~n", [file:read_file(Name)]),
    ok = file:write(Out, lists:duplicate(2000, $x)),
    {ok, B} = file:read_file(Name),
    io:format("~p~n", [byte_size(B)]),
    ok = file:write(Out, "last"),
    {ok, N} = file:position(Out, cur),
    io:format("~p ~p~n", [N, filelib:file_size(Name)]),
    ok = file:write(Out, "!"),
    ok = file:close(Out),
    io:format("~p~n", [filelib:file_size(Name)]),
    {ok, Out2} = file:open(Name, [append, delayed_write | More]),
    ok = file:write(Out2, "more"),
    ok = file:sync(Out2),
    io:format("~p~n", [filelib:file_size(Name)]),
    ok = file:close(Out2).

errors(Dir) ->
    io:format("~p~n", [file:open(filename:join(Dir, "none"), [read, compressed])]),
    io:format("~p~n", [file:open(filename:join(Dir, "none"), [read, delayed_write])]),
    io:format("~p~n", [file:open(filename:join(Dir, "x"), [read, write, compressed])]),
    {ok, F} = file:open(filename:join(Dir, "y"), [write, compressed]),
    io:format("~p~n", [file:position(F, {eof, -1})]),
    ok = file:close(F).
