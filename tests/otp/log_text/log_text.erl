%% tests/otp/log_text/log_text.erl -- Every kind of message of a log event, in a program that configures nothing.
%% SPDX-License-Identifier: Apache-2.0
-module(log_text).
-export([main/0]).

main() ->
    [log(Level, "level ~p", [Level]) || Level <- [emergency, alert, critical, error, warning, notice, info, debug]],
    logger:error("a string, λ"),
    logger:error(<<"bytes: λ"/utf8>>),
    logger:error("too few ~p ~p", [1]),
    logger:error("~y", [1]),
    logger:error([{report, list}, {with, [1, 2, 3]}, {"text", "value"}]),
    logger:error(#{report => map, deep => lists:seq(1, 40)}),
    report(fun(_) -> {"one: ~p", [1]} end),
    report(fun(_) -> no_format end),
    report(fun(R) -> error({bad, R}) end),
    report(fun(_, #{depth := D, chars_limit := C, single_line := S}) -> io_lib:format("two: ~p ~p ~p", [D, C, S]) end),
    report(fun(_, _) -> <<"binary λ"/utf8>> end),
    report(fun(_, _) -> [bad, chardata] end),
    report(fun(_, _) -> <<255>> end),
    report(fun(_, _) -> no_text end),
    report(fun(R, _) -> exit({bad, R}) end),
    logger:notice("as error_logger", [], #{error_logger => #{tag => info_msg}}),
    logger:error("titled", [], #{logger_formatter => #{title => "MY OWN TITLE"}}),
    error_logger:error_msg("msg ~p~n", [x]),
    error_logger:warning_report([{a, 1}]),
    error_logger:info_report(my_type, "text"),
    timer:sleep(150),
    halt(0).

log(Level, Format, Args) -> logger:log(Level, Format, Args).

report(Fun) -> logger:error(#{r => 1}, #{report_cb => Fun}).
