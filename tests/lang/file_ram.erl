%% tests/lang/file_ram.erl -- Files in memory: the mode ram, module ram_file, archives in binaries.
%% SPDX-License-Identifier: Apache-2.0
-module(file_ram).
-export([main/0]).
main() ->
    {ok, R} = file:open("hello\nworld\n", [ram, read, write]),
    show(all, [file:read(R, 2), file:pread(R, 0, 3), file:position(R, eof), file:write(R, "more"), file:position(R, 0),
               file:read(R, 100), file:read(R, 1), file:read(R, 0), file:position(R, 3), file:pwrite(R, [{1, "X"}, {20, <<"Y">>}]),
               ram_file:get_file(R), file:truncate(R), ram_file:get_size(R), ram_file:get_file(R)]),
    show(errors, [file:position(R, {cur, -100}), file:position(R, {eof, 9}), file:position(R, x), file:pread(R, [{0, 2}, {90, 1}]),
                  file:pread(R, [{-1, 2}]), file:pread(R, [{a, 2}]), file:pwrite(R, [{0, "a"}, {-1, "b"}]), file:pwrite(R, [{0, a}]), file:pwrite(R, -1, "x"), file:write(R, [a]), file:pread(R, 1 bsl 40, 1), file:pwrite(R, [{0, "a"}, {1 bsl 40, "b"}]), file:pwrite(R, [{0, "a"}, {x, "b"}]), file:read(R, 1 bsl 32),
                  file:read(R, -1)]),
    show(sync, [file:sync(R), file:datasync(R), file:advise(R, 0, 0, normal), file:advise(R, 0, 0, x), file:allocate(R, 0, 9)]),
    show(extend, [file:position(R, 6), file:truncate(R), ram_file:get_file(R)]),
    show(close, [file:close(R), file:read(R, 1), file:close(R)]),
    {ok, B} = file:open(<<"hello\nworld\n">>, [ram, binary, read]),
    show(binary, [file:write(B, "x"), file:truncate(B), file:read(B, 100), file:read(B, 1), file:pread(B, [{0, 1}, {90, 1}]), file:close(B)]),
    {ok, W} = file:open(<<"hello">>, [ram, write]),
    show(write, [file:read(W, 1), file:pread(W, 0, 1), file:write(W, "J"), ram_file:get_file(W)]),
    show(open, [file:open(a, [ram]), file:open("x", [ram, append]), file:open([x], [ram, binary]), element(1, file:open([1, <<2>>], [ram]))]),
    {_, Ref} = spawn_monitor(fun() -> exit(file:open("x", [ram])) end),
    receive {'DOWN', Ref, _, _, {ok, Gone}} -> timer:sleep(10), show(gone, file:read(Gone, 1)) end,
    {ok, C} = file:open([], [ram, read, write]), {ok, D} = file:open("abcdef", [ram]),
    show(copy, [file:copy(D, C, 4), ram_file:get_file(C), file:copy(D, C), ram_file:get_file(C)]),
    {ok, T} = file:open([], [ram, read, write, binary]),
    {ok, Tar} = erl_tar:init(T, write, fun(write, {F, X}) -> file:write(F, X); (position, {F, X}) -> file:position(F, X); (read2, {F, N}) -> file:read(F, N); (close, _) -> ok end),
    ok = erl_tar:add(Tar, <<"content">>, "name", []),
    ok = erl_tar:close(Tar),
    {ok, Bin} = ram_file:get_file(T),
    show(tar, erl_tar:extract({binary, Bin}, [memory])),
    show(table, erl_tar:table({binary, Bin})).
show(Label, Value) -> io:format("~p: ~0p~n", [Label, Value]).
