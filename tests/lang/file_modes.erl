%% tests/lang/file_modes.erl -- Files opened raw, as lists, as binaries, with encodings; links, copies, information.
%% SPDX-License-Identifier: Apache-2.0
-module(file_modes).
-export([main/0]).
-include_lib("kernel/include/file.hrl").

main() ->
    Dir = "/tmp/ff_lang_file_modes_" ++ os:getpid() ++ "_" ++ integer_to_list(erlang:unique_integer([positive])),
    ok = file:make_dir(Dir),
    Path = filename:join(Dir, "a"),
    show("delayed", with(Path, [write, raw, delayed_write],
                         fun(F) -> [file:write(F, "one\n"), file:write(F, <<"two\n">>)] end)),
    show("raw list", with(Path, [read, raw], fun(F) -> [file:read_line(F), file:read(F, 2), file:pread(F, 1, 3)] end)),
    show("raw binary", with(Path, [raw, binary, read_ahead],
                            fun(F) -> [file:read_line(F), file:read(F, 9), file:read(F, 1)] end)),
    show("exclusive", file:open(Path, [write, exclusive])),
    show("utf8", with(Path, [write, {encoding, utf8}], fun(F) -> io:put_chars(F, [955, $\n, "{term, \"x\"}.\n"]) end)),
    show("bytes", file:read_file(Path)),
    show("chars", with(Path, [read, {encoding, utf8}], fun(F) -> [io:get_line(F, ""), io:read(F, ""), io:read(F, "")] end)),
    show("terms", [file:write_file(Path, "{a, 1}. [b].\n"), file:consult(Path)]),
    show("copy", [file:copy(Path, Path ++ "2"), file:read_file(Path ++ "2")]),
    show("truncate", with(Path, [read, write], fun(F) -> [file:position(F, 3), file:truncate(F), file:position(F, eof)] end)),
    show("link", [file:make_symlink("a", Path ++ "3"), file:read_link(Path ++ "3"), file:read_file(Path ++ "3")]),
    {ok, Info} = file:read_file_info(Path),
    show("info", [Info#file_info.size, Info#file_info.type, Info#file_info.access]),
    show("names", lists:sort(element(2, file:list_dir(Dir)))),
    show("owner", owner_gone(Path)),
    show("errors", [element(1, file:open(Path, [nonsense])), file:read_file([a, $b, -1]),
                    file:make_dir(Dir), file:del_dir(Dir)]),
    show("cwd", [file:set_cwd(Dir), file:get_cwd() =:= {ok, Dir}, filelib:wildcard("a*"), file:set_cwd("..")]),
    show("gone", [file:delete(filename:join(Dir, N)) || N <- ["a", "a2", "a3", "a"]]),
    show("dir", file:del_dir(Dir)).

with(Path, Modes, Use) ->
    {ok, File} = file:open(Path, Modes),
    Result = Use(File),
    {file:close(File), Result}.

%% A file closes when the process that opened it ends.
owner_gone(Path) ->
    Me = self(),
    {_, Ref} = spawn_monitor(fun() -> Me ! file:open(Path, [read]) end),
    receive {'DOWN', Ref, _, _, normal} -> ok end,
    receive
        {ok, File} ->
            Watch = monitor(process, File),
            receive {'DOWN', Watch, _, _, _} -> file:read(File, 1) end
    end.

show(Label, Value) ->
    io:format("~s: ~0p~n", [Label, Value]).
