%% tests/otp/error_logfile/error_logfile.erl -- error_logger's file, whose handler only OTP names.
%% SPDX-License-Identifier: Apache-2.0
-module(error_logfile).
-export([main/0]).

main() ->
    error_logger:tty(false),
    show(error_logger:logfile({open, "errors"})),
    show(error_logger:logfile(filename)),
    error_logger:error_msg("said ~p~n", [one]),
    error_logger:info_report([{two, 2}]),
    logger:error("three"),
    show(error_logger:logfile(close)),
    {ok, Text} = file:read_file("errors"),
    io:put_chars(Text),
    show(error_logger:logfile(filename)),
    init:stop().

show(Term) -> io:format("~p~n", [Term]).
