%% libstd/src/ff_log_text.erl -- A log event as the text that kernel's default handler writes.
%%
%% What OTP's logger_formatter does with the default configuration (legacy_header, many lines, no limits), without what others
%% ask of it: templates, limits, one line for each event, which needs regular expressions.
%% SPDX-License-Identifier: Apache-2.0
-module(ff_log_text).
-export([format/1]).

%% Only programs that boot no applications come here, and there no environment says how deep terms are shown, or in which zone
%% times are. One with a configuration boots them because of the call of get_format_depth/0.
format(#{level := Level, msg := Msg, meta := Meta}) ->
    unlimited = error_logger:get_format_depth(),
    [header(Level, Meta), $\n, message(Msg, Meta), $\n].

header(Level, #{time := Time} = Meta) ->
    {{Year, Month, Day}, {Hour, Minute, Second}} =
        erlang:universaltime_to_localtime(erlang:posixtime_to_universaltime(Time div 1000000)),
    io_lib:format("=~ts==== ~w-~s-~4w::~2..0w:~2..0w:~2..0w.~6..0w ===",
                  [title(Level, Meta), Day, month(Month), Year, Hour, Minute, Second, Time rem 1000000]);
header(_, _) ->
    "".

title(_, #{logger_formatter := #{title := Title}}) -> Title;
title(notice, #{error_logger := _}) -> "INFO REPORT";
title(Level, _) -> [upper(C) || C <- atom_to_list(Level)] ++ " REPORT".

upper(C) when C >= $a, C =< $z -> C - 32;
upper(C) -> C.

month(N) -> lists:sublist("JanFebMarAprMayJunJulAugSepOctNovDec", 3 * N - 2, 3).

message({string, Text}, _) -> text("~ts", [Text]);
message({report, Report}, #{report_cb := Fun}) when is_function(Fun, 1) -> report_1(Report, Fun);
message({report, Report}, #{report_cb := Fun}) when is_function(Fun, 2) -> report_2(Report, Fun);
message({report, Report}, _) -> report_1(Report, fun logger:format_report/1);
message({Format, Args}, _) -> text(Format, Args).

report_1(Report, Fun) ->
    try Fun(Report) of
        {Format, Args} when is_list(Format), is_list(Args) -> text(Format, Args);
        Other -> text("REPORT_CB/1 ERROR: ~tp; Returned: ~tp", [Report, Other])
    catch C:R:S ->
        text("REPORT_CB/1 CRASH: ~tp; Reason: ~tp", [Report, {C, R, logger:filter_stacktrace(?MODULE, S)}])
    end.

report_2(Report, Fun) ->
    try Fun(Report, #{depth => unlimited, chars_limit => unlimited, single_line => false}) of
        Text when is_list(Text); is_binary(Text) -> characters(Text, Report);
        Other -> text("REPORT_CB/2 ERROR: ~tp; Returned: ~tp", [Report, Other])
    catch C:R:S ->
        text("REPORT_CB/2 CRASH: ~tp; Reason: ~tp", [Report, {C, R, logger:filter_stacktrace(?MODULE, S)}])
    end.

characters(Text, Report) ->
    try
        Characters = unicode:characters_to_list(Text),
        true = is_list(Characters),
        Characters
    catch _:_ -> text("REPORT_CB/2 ERROR: ~tp; Returned: ~tp", [Report, Text])
    end.

text(Format, Args) ->
    try io_lib:format(Format, Args)
    catch _:_ -> io_lib:format("FORMAT ERROR: ~tp - ~tp", [Format, Args])
    end.
