%% tests/otp/permanent/permanent.erl -- The end of a permanent application ends the program, and says which.
%% SPDX-License-Identifier: Apache-2.0
-module(permanent).
-export([main/0]).

main() ->
    io:format("~p~n", [application:start(frail, temporary)]),
    stop(),
    logger_std_h:filesync(default), %% whose text comes first
    io:format("~p~n", [[A || {A, _, _} <- application:which_applications(), A =:= frail]]),
    io:format("~p~n", [application:start(frail, permanent)]),
    stop(),
    receive after 10000 -> halt(2) end.

stop() ->
    exit(whereis(frail_worker), enough),
    receive after 200 -> ok end.
