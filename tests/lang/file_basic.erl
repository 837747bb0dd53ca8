%% tests/lang/file_basic.erl -- Files: write, read, append, list, rename, delete, and the errors of missing ones.
%% SPDX-License-Identifier: Apache-2.0
-module(file_basic).
-export([main/0]).

main() ->
    Dir = "/tmp/ff_lang_file_basic_" ++ os:getpid() ++ "_" ++ integer_to_list(erlang:unique_integer([positive])),
    ok = file:make_dir(Dir),
    Path = filename:join(Dir, "a.txt"),
    show("write", file:write_file(Path, ["line one\n", <<"line two\n">>])),
    show("read", file:read_file(Path)),
    show("append", file:write_file(Path, "more", [append])),
    show("size", filelib:file_size(Path)),
    {ok, F} = file:open(Path, [read, write, binary]),
    show("lines", [file:read_line(F), file:read(F, 4), file:position(F, cur), file:pread(F, 5, 3)]),
    show("end", [file:position(F, eof), file:read(F, 1), file:write(F, "!"), file:close(F)]),
    show("after", file:read_file(Path)),
    show("list", file:list_dir(Dir)),
    show("rename", [file:rename(Path, Path ++ ".new"), file:list_dir(Dir)]),
    show("tests", [filelib:is_file(Path), filelib:is_dir(Dir), filelib:is_regular(Path ++ ".new")]),
    show("delete", [file:delete(Path ++ ".new"), file:del_dir(Dir), filelib:is_dir(Dir)]),
    show("missing", [file:read_file(Path), file:open(Path, [read]), file:delete(Path), file:list_dir(Dir)]),
    show("text", [file:format_error(enoent), file:format_error(eacces)]).

show(Label, Value) ->
    io:format("~s: ~0p~n", [Label, Value]).
