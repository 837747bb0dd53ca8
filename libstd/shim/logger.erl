%% libstd/shim/logger.erl -- Log events of programs that do not boot kernel: formatted where they arise, to standard_error.
%%
%% Differs from OTP's: that one needs kernel's logger process, its tables and handlers, and links rpc and the application
%% controller into whatever uses gen_server. Here there is one handler, whose output has the form of OTP's default one
%% and, like the runtime's own reports, goes to standard error. Events below the primary level `notice` are dropped.
%% SPDX-License-Identifier: Apache-2.0
-module(logger).
-export([emergency/1, emergency/2, emergency/3, alert/1, alert/2, alert/3, critical/1, critical/2, critical/3,
         error/1, error/2, error/3, warning/1, warning/2, warning/3, notice/1, notice/2, notice/3,
         info/1, info/2, info/3, debug/1, debug/2, debug/3, log/2, log/3, log/4,
         allow/2, macro_log/3, macro_log/4, macro_log/5, compare_levels/2, format_report/1, timestamp/0,
         get_primary_config/0, set_primary_config/2, get_module_level/0, get_module_level/1, set_module_level/2,
         set_process_metadata/1, update_process_metadata/1, get_process_metadata/0, unset_process_metadata/0]).

-define(METADATA, '$logger_metadata$').

emergency(What) -> log(emergency, What).
emergency(What, Arg) -> log(emergency, What, Arg).
emergency(Format, Args, Meta) -> log(emergency, Format, Args, Meta).
alert(What) -> log(alert, What).
alert(What, Arg) -> log(alert, What, Arg).
alert(Format, Args, Meta) -> log(alert, Format, Args, Meta).
critical(What) -> log(critical, What).
critical(What, Arg) -> log(critical, What, Arg).
critical(Format, Args, Meta) -> log(critical, Format, Args, Meta).
error(What) -> log(error, What).
error(What, Arg) -> log(error, What, Arg).
error(Format, Args, Meta) -> log(error, Format, Args, Meta).
warning(What) -> log(warning, What).
warning(What, Arg) -> log(warning, What, Arg).
warning(Format, Args, Meta) -> log(warning, Format, Args, Meta).
notice(What) -> log(notice, What).
notice(What, Arg) -> log(notice, What, Arg).
notice(Format, Args, Meta) -> log(notice, Format, Args, Meta).
info(What) -> log(info, What).
info(What, Arg) -> log(info, What, Arg).
info(Format, Args, Meta) -> log(info, Format, Args, Meta).
debug(What) -> log(debug, What).
debug(What, Arg) -> log(debug, What, Arg).
debug(Format, Args, Meta) -> log(debug, Format, Args, Meta).

log(Level, What) -> log(Level, What, #{}).

log(Level, Make, Arg) when is_function(Make, 1) -> log(Level, Make, Arg, #{});
log(Level, What, Meta) when is_map(Meta) -> event(Level, message(What), Meta);
log(Level, Format, Args) when is_list(Args) -> log(Level, Format, Args, #{}).

log(Level, Make, Arg, Meta) when is_function(Make, 1) ->
    case allow(Level, undefined) of
        true -> made(Level, Make(Arg), Meta);
        false -> ok
    end;
log(Level, Format, Args, Meta) -> event(Level, {Format, Args}, Meta).

made(Level, {What, Meta}, Meta0) when is_map(Meta) -> made(Level, What, maps:merge(Meta, Meta0));
made(Level, {Format, Args}, Meta) -> event(Level, {Format, Args}, Meta);
made(_, ignore, _) -> ok;
made(Level, What, Meta) -> event(Level, message(What), Meta).

%% What the macros of logger.hrl call, the place of the call first.
macro_log(Location, Level, What) -> macro_log(Location, Level, What, #{}).

macro_log(Location, Level, What, Meta) when is_map(Meta) -> log(Level, What, maps:merge(Location, Meta));
macro_log(Location, Level, What, Arg) -> macro_log(Location, Level, What, Arg, #{}).

macro_log(Location, Level, What, Arg, Meta) -> log(Level, What, Arg, maps:merge(Location, Meta)).

message(Report) when is_map(Report) -> {report, Report};
message([{_, _} | _] = Report) -> {report, Report};
message(String) -> {string, String}.

%% ---- levels and settings ----

allow(Level, _Module) -> number(Level) =< number(notice).

compare_levels(Same, Same) -> eq;
compare_levels(A, B) ->
    case number(A) < number(B) of
        true -> gt;
        false -> lt
    end.

number(none) -> -1;
number(emergency) -> 0;
number(alert) -> 1;
number(critical) -> 2;
number(error) -> 3;
number(warning) -> 4;
number(notice) -> 5;
number(info) -> 6;
number(debug) -> 7;
number(all) -> 10.

get_primary_config() -> #{level => notice, filters => [], filter_default => log, metadata => #{}}.

set_primary_config(_, _) -> ok.

get_module_level() -> [].

get_module_level(_) -> [].

set_module_level(_, _) -> ok.

set_process_metadata(Meta) when is_map(Meta) ->
    put(?METADATA, Meta),
    ok.

update_process_metadata(Meta) when is_map(Meta) ->
    case get_process_metadata() of
        undefined -> set_process_metadata(Meta);
        Old -> set_process_metadata(maps:merge(Old, Meta))
    end.

get_process_metadata() -> get(?METADATA).

unset_process_metadata() ->
    erase(?METADATA),
    ok.

timestamp() -> os:system_time(microsecond).

%% ---- output ----

event(Level, Message, Meta) ->
    case allow(Level, undefined) of
        true -> io:put_chars(standard_error, [heading(Level, Meta), text(Message, Meta), $\n]);
        false -> ok
    end.

%% =ERROR REPORT==== 20-Nov-2026::15:04:05.123456 ===
heading(Level, Meta) ->
    Time = maps:get(time, Meta, timestamp()),
    {{Y, Mo, D}, {H, Mi, S}} = calendar:system_time_to_local_time(Time, microsecond),
    Month = element(Mo, {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"}),
    io_lib:format("=~s REPORT==== ~w-~s-~w::~2..0w:~2..0w:~2..0w.~6..0w ===~n",
                  [title(Level, Meta), D, Month, Y, H, Mi, S, Time rem 1000000]).

title(_, #{error_logger := #{type := supervisor_report}}) -> "SUPERVISOR";
title(_, #{error_logger := #{type := crash_report}}) -> "CRASH";
title(_, #{error_logger := #{type := progress}}) -> "PROGRESS";
title(Level, _) -> string:uppercase(atom_to_list(Level)).

text({string, String}, _) -> formatted("~ts", [String]);
text({report, Report}, #{report_cb := Format}) when is_function(Format, 1) -> formatted(Format(Report));
text({report, Report}, #{report_cb := Format}) when is_function(Format, 2) ->
    Format(Report, #{depth => unlimited, chars_limit => unlimited, single_line => false});
text({report, Report}, _) -> formatted(format_report(Report));
text({Format, Args}, _) -> formatted(Format, Args).

formatted({Format, Args}) -> formatted(Format, Args).

formatted(Format, Args) ->
    try io_lib:format(Format, Args)
    catch error:badarg -> io_lib:format("FORMAT ERROR: ~tp - ~tp", [Format, Args])
    end.

format_report(#{label := {error_logger, _}, format := Format, args := Args}) -> {Format, Args};
format_report(#{label := Label, report := Report}) ->
    {Format, Args} = format_report(Report),
    {"Report: ~tp~n" ++ Format, [Label | Args]};
format_report(Report) when is_map(Report) -> format_report(maps:to_list(Report));
format_report([{_, _} | _] = Report) ->
    {lists:flatten(lists:join("~n", ["    ~tp: ~tp" || {_, _} <- Report])), lists:append([[K, V] || {K, V} <- Report])};
format_report(Report) -> {"~tp", [Report]}.
