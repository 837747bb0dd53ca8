%% tests/lang/file_rare.erl -- Modes that are rarely asked for, lists of places, positions, scripts, links, information, wildcards.
%% SPDX-License-Identifier: Apache-2.0
-module(file_rare).
-export([main/0]).
-include_lib("kernel/include/file.hrl").
main() ->
    Dir = "/tmp/ff_lang_file_rare_" ++ os:getpid() ++ "_" ++ integer_to_list(erlang:unique_integer([positive])),
    ok = file:make_dir(Dir),
    A = filename:join(Dir, "a"), B = filename:join(Dir, "b"), L = filename:join(Dir, "l"), H = filename:join(Dir, "h"),
    show(w1, file:write_file(A, "0123456789")),
    [begin
      show({modes, M}, opened(file:open(A, M)))
     end || M <- [[read], [read, raw], [write, read], [append], [append, raw], [exclusive], [write, exclusive], [read, write, raw, delayed_write],
                  [raw, read, {read_ahead, 3}, binary], [ram, read], [ram, binary, write, read], [ram, <<"x">>], [directory], [read, directory], [raw, read, directory],
                  [sync, write], [raw, {delayed_write, 10, 10}, write], [foo], [read, foo], [read, compressed], [write, cooked], [read, read_ahead],
                  [raw, nonexist], [append, read], [append, raw, read], [raw, sync, append], [{encoding, utf16}, read], [{encoding, nope}]]],
    show(size, file:read_file(A)),
    ok = file:write_file(A, "0123456789"),
    {ok, F} = file:open(A, [read, write, raw, binary]),
    show(pread, file:pread(F, [{0, 2}, {8, 10}, {100, 2}, {{bof, 1}, 1}])),
    show(pread0, file:pread(F, [])),
    show(preadbad, file:pread(F, [{-1, 2}])),
    show(pwrite, file:pwrite(F, [{0, "ab"}, {12, <<"yz">>}])),
    show(pos, [file:position(F, P) || P <- [0, {bof, 3}, {cur, 2}, cur, eof, {eof, -3}, {cur, -100}, {eof, 5}, -1, bof, {foo, 1}]]),
    show(read, file:read(F, 100)),
    show(trunc, [file:position(F, 4), file:truncate(F), file:position(F, eof), file:read_file(A)]),
    show(ext, [file:position(F, 8), file:truncate(F), file:read_file(A)]),
    show(sync, [file:datasync(F), file:sync(F), file:advise(F, 0, 0, normal), file:allocate(F, 0, 0)]),
    show(close, [file:close(F), file:close(F), file:read(F, 1)]),
    {ok, G} = file:open(A, [read, write]),
    show(pread, file:pread(G, [{0, 2}, {8, 10}, {100, 2}, {{bof, 1}, 1}])),
    show(pwrite, file:pwrite(G, [{0, "ab"}, {12, <<"yz">>}])),
    show(pos, [file:position(G, P) || P <- [0, {bof, 3}, {cur, 2}, cur, eof, {eof, -3}, {cur, -100}, {eof, 5}, -1, bof, {foo, 1}]]),
    show(read, [file:read(G, 3), file:read_line(G), file:read(G, 100)]),
    show(trunc, [file:position(G, 4), file:truncate(G), file:position(G, eof), file:read_file(A)]),
    show(sync, [file:datasync(G), file:sync(G), file:advise(G, 0, 0, normal), file:allocate(G, 0, 0)]),
    show(geom, [file:close(G), file:close(G), file:read(G, 1)]),
    {ok, AP} = file:open(B, [append]), show(app, [file:write(AP, "one"), file:position(AP, 0), file:write(AP, "two"), file:close(AP), file:read_file(B)]),
    {ok, AP2} = file:open(B, [append, raw]), show(app, [file:write(AP2, "three"), file:pwrite(AP2, 0, "X"), file:close(AP2), file:read_file(B)]),
    {ok, DW} = file:open(B, [raw, write, {delayed_write, 5, 100000}]),
    show(dw, [file:write(DW, "ab"), file:read_file(B), file:write(DW, "cdefgh"), file:position(DW, cur), file:write(DW, "zz"), file:close(DW), file:read_file(B)]),
    {ok, DW1} = file:open(B, [write, {delayed_write, 500, 20}]),
    show(dwt, [file:write(DW1, "ab"), timer:sleep(200), file:read_file(B), file:close(DW1)]),
    {ok, RA} = file:open(B, [raw, read, write, {read_ahead, 4}]),
    show(ra, [file:read(RA, 1), file:write(RA, "Q"), file:read(RA, 5), file:close(RA), file:read_file(B)]),
    show(copy, [file:copy(A, B), file:copy(A, B, 2), file:copy(A, {B, [append]}, 3), file:read_file(B), file:copy(Dir, B), file:copy("nope", B)]),
    {ok, C1} = file:open(A, [read]), {ok, C2} = file:open(B, [write]),
    show(copyh, [file:copy(C1, C2, 2), file:copy(C1, C2), file:close(C1), file:close(C2), file:read_file(B)]),
    {ok, C3} = file:open(A, [read, raw]), {ok, C4} = file:open(B, [write, raw]),
    show(sendf, [file:copy(C3, C4, 2), file:copy(C3, C4), file:close(C3), file:close(C4), file:read_file(B)]),
    Con = filename:join(Dir, "con.erl"),
    show(consult, [file:write_file(Con, "{a,1}.\n\"x\\x{3bb}\". [b|c].\n"), file:consult(Con), file:write_file(Con, "{a,1}\n{b"), file:consult(Con), file:write_file(Con, ""), file:consult(Con), file:consult("nope"),
                   file:write_file(Con, "%% -*- coding: latin-1 -*-\n\"\344\". \n"), file:consult(Con), file:write_file(Con, "{a,1}.\n x"), file:consult(Con)]),
    show(path, [element(1, file:path_open([Dir, "/tmp"], "a", [read])), file:path_open(["/nope"], "a", [read]), file:path_consult([Dir], "con.erl"), element(1, file:path_open(["/nope", Dir], "a", [read, raw])),
                file:path_consult(["/nope"], "x")]),
    ok = file:write_file(Con, "X = 1 + A.\nX * 2.\n"),
    show(script, [file:script(Con, [{'A', 4}]), reason(file:script(Con)), file:eval(Con, [{'A', 4}]), element(2, file:path_script([Dir], "con.erl", [{'A', 2}])), file:path_eval([Dir], "nope.erl"), reason(file:eval(Con))]),
    show(links, [file:make_symlink("a", L), file:make_link(A, H), file:read_link(L), file:read_link(A), file:read_link_all(L), file:make_symlink("nowhere", filename:join(Dir, "dangling")), file:make_link("nope", H), file:make_symlink("x", L)]),
    [show({info, name(Dir, X), O}, info(file:read_file_info(X, O))) || X <- [A, L, H, Dir, filename:join(Dir, "dangling"), "/dev/null", "nope"], O <- [[], [raw], [{time, local}], [{time, universal}], [{time, posix}, raw]]],
    [show({linfo, name(Dir, X)}, info(file:read_link_info(X))) || X <- [A, L, Dir, filename:join(Dir, "dangling")]],
    {ok, IH} = file:open(A, [read, raw]), show(hinfo, [info(file:read_file_info(IH)), file:close(IH)]),
    {ok, IH2} = file:open(A, [read]), show(hinfo, [info(file:read_file_info(IH2)), file:close(IH2)]),
    show(wfi, [file:write_file_info(A, #file_info{mtime={{2001,2,3},{4,5,6}}, atime={{2001,2,3},{4,5,6}}}), mt(A), file:write_file_info(A, #file_info{mtime=1000, atime=5}, [{time, posix}, raw]), mt(A), file:change_time(A, {{2010,1,1},{0,0,0}}), element(1, mt(A)),
        file:change_time(A, {{2010,1,1},{0,0,0}}, {{2011,1,1},{0,0,0}}), mt(A), file:write_file_info("nope", #file_info{mtime=1})]),
    show(ens, [filelib:ensure_dir(filename:join([Dir, "x", "y", "z"])), filelib:ensure_path(filename:join([Dir, "p", "q"])), filelib:is_dir(filename:join([Dir, "x", "y", "z"])), filelib:is_dir(filename:join([Dir, "p", "q"])), filelib:ensure_dir(filename:join([A, "y", "z"]))]),
    ok = file:write_file(filename:join([Dir, "x", "y", "f.txt"]), "1"), ok = file:write_file(filename:join([Dir, "x", ".hid"]), "1"),
    show(wild, [rel(Dir, filelib:wildcard(filename:join(Dir, P))) || P <- ["*", "**", "x/*", "**/*.txt", "{a,b}", "[a-c]*", "x/.*", "?", "con\\.erl", "x/../a", "nope*", "*/"]]),
    show(wild2, [filelib:wildcard("*", Dir), filelib:wildcard("x/**", Dir), filelib:fold_files(Dir, "", true, fun(X, Ac) -> [filename:basename(X) | Ac] end, []) -- []]),
    show(size, [filelib:file_size(A), filelib:file_size("nope"), filelib:last_modified("nope"), filelib:is_file(L), filelib:is_regular(L), filelib:is_file(filename:join(Dir, "dangling"))]),
    show(safe, [filelib:safe_relative_path("a/../..", Dir), filelib:safe_relative_path("l/x", Dir), element(1, filelib:find_file("a", Dir)), filelib:find_source("x.beam", Dir)]),
    show(list, [sorted(file:list_dir(Dir)), sorted(file:list_dir_all(Dir)), file:list_dir(A), file:list_dir("nope")]),
    show(prim, [sorted(prim_file:list_dir(Dir)), prim_file:read_file(A), prim_file:get_cwd() =:= file:get_cwd()]),
    show(ren, [file:rename(A, A ++ "r"), file:rename(A, B), file:rename(A ++ "r", Dir), file:rename(Dir, A ++ "r"), file:delete(Dir), file:del_dir(A ++ "r"), file:make_dir(Dir), file:make_dir(A ++ "r/x")]),
    show(raw, [file:open(<<"a", 0, "b">>, [read]), file:open([$a, 0], [read]), file:open(foo, [read]), file:read_file([[<<"no">>], "pe"]), file:native_name_encoding()]),
    show(del, [file:del_dir(Dir), file:del_dir_r(L), file:del_dir_r(Dir), filelib:is_dir(Dir), file:del_dir_r(Dir)]),
    show(cwd, [file:set_cwd("/tmp"), file:get_cwd(), file:set_cwd("nope"), filename:absname("x"), file:get_cwd("C:"), file:set_cwd("/")]).
opened({ok, F}) -> {ok, catch file:write(F, "w"), catch file:read(F, 3), catch file:position(F, cur), file:close(F)};
opened(E) -> E.
info({ok, I}) -> {I#file_info.size, I#file_info.type, I#file_info.access, I#file_info.links, kind(I#file_info.mtime)};
info(E) -> E.
kind(T) when is_integer(T) -> int; kind({{_,_,_},{_,_,_}}) -> dt; kind(X) -> X.
mt(A) -> {ok, I} = file:read_file_info(A, [{time, universal}]), {I#file_info.mtime, I#file_info.atime}.
name(Dir, Dir) -> dir;
name(_, X) -> filename:basename(X).
reason({error, {Line, file, {error, Reason, _}}}) -> {Line, Reason}.
sorted({ok, L}) -> lists:sort(L); sorted(E) -> E.
rel(Dir, L) -> [case string:prefix(X, Dir) of nomatch -> X; Y -> Y end || X <- L].
show(Label, Value) ->
    io:format("~0p: ~0tp~n", [Label, Value]).
