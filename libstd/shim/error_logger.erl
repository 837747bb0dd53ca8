%% libstd/shim/error_logger.erl -- The old interface to the log, on the logger of this folder.
%%
%% Differs from OTP's: that one is an event manager in front of kernel's logger and asks the application controller for
%% limits. Here nothing is limited and there are no report handlers.
%% SPDX-License-Identifier: Apache-2.0
-module(error_logger).
-export([format/2, error_msg/1, error_msg/2, warning_msg/1, warning_msg/2, info_msg/1, info_msg/2,
         error_report/1, error_report/2, warning_report/1, warning_report/2, info_report/1, info_report/2,
         get_format_depth/0, limit_term/1, warning_map/0, tty/1]).

format(Format, Args) -> error_msg(Format, Args).

error_msg(Format) -> error_msg(Format, []).
error_msg(Format, Args) -> logger:log(error, Format, Args).

warning_msg(Format) -> warning_msg(Format, []).
warning_msg(Format, Args) -> logger:log(warning, Format, Args).

%% These were always shown, so they are not dropped like logger's level info.
info_msg(Format) -> info_msg(Format, []).
info_msg(Format, Args) -> logger:log(notice, Format, Args).

error_report(Report) -> report(error, Report).
error_report(_Type, Report) -> report(error, Report).

warning_report(Report) -> report(warning, Report).
warning_report(_Type, Report) -> report(warning, Report).

info_report(Report) -> report(notice, Report).
info_report(_Type, Report) -> report(notice, Report).

report(Level, Report) ->
    {Format, Args} = logger:format_report(Report),
    logger:log(Level, Format, Args).

get_format_depth() -> unlimited.

limit_term(Term) -> Term.

warning_map() -> warning.

tty(_) -> ok.
