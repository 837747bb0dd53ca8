%% tests/apps/compile_run.erl -- Compiles a module by OTP's compiler: prints what it exports, the size of its code and a digest.
%% SPDX-License-Identifier: Apache-2.0
-module(compile_run).
-export([main/1]).

main([File]) ->
    {ok, Module, Beam, Warnings} = compile:file(File, [binary, deterministic, return]),
    {ok, {Module, [{exports, Exports}, {"Code", Code}]}} = beam_lib:chunks(Beam, [exports, "Code"]),
    io:format("~p~n~p~n~p ~p~n", [Exports, Warnings, byte_size(Code), erlang:md5(Code)]).
