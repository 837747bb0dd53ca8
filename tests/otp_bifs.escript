#!/usr/bin/env escript
%% tests/otp_bifs.escript -- Prints runtime/tab/otp_bif.tab: what the erl that runs it implements in C.
%% BIFs of every module that OTP's kernel, stdlib and erts have, and the NIFs of those modules and of the libraries below.
%% SPDX-License-Identifier: Apache-2.0
-mode(compile).

main(_) ->
    Modules = modules([erts, kernel, stdlib]) ++ [crypto, asn1rt_nif, dyntrace],
    _ = [code:ensure_loaded(M) || M <- Modules],
    Loaded = lists:usort([M || {M, _} <- code:all_loaded()] ++ erlang:pre_loaded()),
    io:put_chars("# runtime/tab/otp_bif.tab -- what OTP 25 implements in C: BIFs, and the NIFs of its own libraries.\n"
                 "# tests/otp_bifs.escript prints it, asking the erl that runs it.\n"),
    _ = [io:format("otp ~w:~w/~w~n", [M, F, A]) || {M, F, A} <- lists:usort(lists:flatmap(fun in_c/1, Loaded))],
    ok.

modules(Applications) ->
    [list_to_atom(filename:basename(File, ".beam"))
     || A <- Applications, is_list(code:lib_dir(A)), File <- filelib:wildcard(filename:join(code:lib_dir(A, ebin), "*.beam"))].

in_c(M) ->
    Functions = lists:usort(M:module_info(exports) ++ M:module_info(functions)),
    [{M, F, A} || {F, A} <- Functions, erlang:is_builtin(M, F, A)] ++ [{M, F, A} || {F, A} <- M:module_info(nifs)].
