%% tests/lang/code_path.erl -- The code path can be changed and asked for, and files of its folders are found.
%% SPDX-License-Identifier: Apache-2.0
-module(code_path).
-export([main/0]).
-compile({nowarn_deprecated_function, [{code, rehash, 0}, {code, is_module_native, 1}]}).

main() ->
    Root = "code_path_folders",
    [A, B, C, Ebin, Ebin2] = Dirs = [filename:join(Root, D) || D <- ["a", "b", "c", "app-1.0/ebin", "app-2.0/ebin"]],
    [ok = filelib:ensure_dir(filename:join(D, "x")) || D <- Dirs],
    ok = file:write_file(filename:join(B, "b.txt"), "b"),
    No = filename:join(Root, "no"),
    Start = code:get_path(),
    show(fun() -> [code:add_path(A), code:add_patha(B), code:add_pathz(C), code:add_pathz(A), code:add_patha(A)] end, Start),
    show(fun() -> [code:add_path(No), code:add_patha(No), code:add_pathz(No), code:add_path(filename:join(B, "b.txt"))] end, Start),
    show(fun() -> code:where_is_file("b.txt") end, Start),
    show(fun() -> [code:where_is_file("no_such_file"), code:where_is_file([A], "b.txt"), code:where_is_file([A, B], "b.txt"), code:where_is_file(B, "b.txt")] end, Start),
    show(fun() -> [code:del_path(A), code:del_path(A), code:del_path(no_such)] end, Start),
    show(fun() -> [code:add_pathsa([A, C, No]), code:add_pathsz([B, A, C]), code:add_paths([No, B])] end, Start),
    show(fun() -> [code:add_path(Ebin), code:add_path(A), code:replace_path(app, Ebin2)] end, Start),
    show(fun() -> [code:replace_path(app, A), code:del_path(app)] end, Start),
    show(fun() -> [code:set_path([A, B]), code:set_path([A, No])] end, Start),
    [io:format("~p~n", [try F() catch Class:Reason -> {Class, Reason} end])
     || F <- [fun() -> code:add_path(12) end, fun() -> code:add_path('/') end, fun() -> code:add_pathsa(x) end, fun() -> code:set_path(x) end,
              fun() -> code:load_abs(12) end]],
    io:format("~p~n", [[code:is_module_native(lists), code:is_module_native(no_such)]]),
    file:del_dir_r(Root).

show(Do, Start) ->
    Answer = Do(),
    io:format("~p ~p~n", [Answer, code:get_path() -- Start]).
