%% tests/lang/code_beam.erl -- What module code reads out of a .beam file that the program has as a binary.
%% SPDX-License-Identifier: Apache-2.0
-module(code_beam).
-export([main/0]).

main() ->
    Beam = small(),
    io:format("~p ~p~n", [code:get_chunk(Beam, "ImpT"), code:get_chunk(Beam, "Zzzz")]),
    {ok, {small, Md5}} = beam_lib:md5(Beam),
    io:format("~p~n", [code:module_md5(Beam) =:= Md5]),
    io:format("~p ~p~n", [code:get_chunk(<<"none">>, "Code"), code:module_md5(<<"none">>)]),
    [io:format("~p~n", [Class]) || F <- [fun() -> code:get_chunk(small, "Code") end, fun() -> code:module_md5(1) end],
                                   Class <- [try F() catch C:R -> {C, R} end]],
    io:format("~p~n", [code:load_abs("/none/such", such)]).

%% A module with nothing but module_info, compressed.
small() ->
    base64:decode("H4sIAAAAAAAAA3PzDzJkYGD44OTq6BtSWZAKZEsBMSMIy/9ngIL/UMDA4FgSagEU0AViFtbi3MScHO7c/JTSnNT4zLy0fLbUopzEvHT+9NSSeCRhoGLn"
                  "/BSQ2SC9AlBDVwIxKxAzMQrMZGASUmJgVHAQYvYTYGA0APMFGB0cmIVBQgoCzMElRSEgTZ65BSBaBqQPiJlB7oC6F8Zmcq1AUcMElWeBskGACQAVjcVv"
                  "+AAAAA==").
