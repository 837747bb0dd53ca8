%% tests/otp/log_handlers/log_handlers.erl -- logger's handlers, to standard_io, files and disk_log; formatters, filters, levels, error_logger.
%% SPDX-License-Identifier: Apache-2.0
-module(log_handlers).
-export([main/0, log/2, fl/2]).
-include_lib("kernel/include/logger.hrl").
log(#{level := L, msg := M, meta := Meta}, #{config := C}) -> say("own ~p ~p ~p ~p~n", [L, M, lists:sort(maps:keys(Meta)), C]).
fl(#{meta := #{drop := true}}, _) -> stop; fl(E, _) -> E.
%% The default handler writes when it likes to; what is said after an event stands after its text.
say(Format, Args) -> settle(), io:format(Format, Args).
settle() -> logger_std_h:filesync(default).
main() ->
    say("~p~n", [logger:get_primary_config()]),
    say("~p~n", [logger:get_handler_ids()]),
    say("~p~n", [logger:get_handler_config()]),
    say("~p~n", [logger:get_config()]),
    ok = logger:update_handler_config(default, config, #{sync_mode_qlen => 0}),
    logger:set_primary_config(level, debug),
    logger:set_primary_config(metadata, #{app => demo}),
    ?LOG_DEBUG("debug ~p", [1]), ?LOG_INFO("info"), ?LOG_NOTICE(#{a => 1, b => "x"}), ?LOG_WARNING("w", [], #{k => v}), ?LOG_ERROR([{a, 1}]), ?LOG_CRITICAL("c"), ?LOG_ALERT("a"), ?LOG_EMERGENCY("e"),
    [file:delete(F) || F <- filelib:wildcard("/tmp/ff_log_handlers*")], %% whose name is in reports
    File = "/tmp/ff_log_handlers.log",
    say("~p~n", [logger:add_handler(file, logger_std_h, #{config => #{file => File, max_no_bytes => 200, max_no_files => 2}, formatter => {logger_formatter, #{template => ["<", level, "|", msg, "|", {k, [k], ["none"]}, "|", mfa, "|", line, ">\n"], single_line => true, chars_limit => 60, max_size => 80}}})]),
    say("~p~n", [logger:add_handler(own, ?MODULE, #{config => mine, level => error, filters => [{f, {fun ?MODULE:fl/2, x}}]})]),
    say("~p~n", [logger:add_handler(own, ?MODULE, #{})]),
    say("~p~n", [logger:add_handler(bad, nomodule, #{})]),
    say("~p~n", [logger:add_handler(bad, logger_std_h, #{config => #{foo => bar}})]),
    say("~p~n", [logger:add_handler(bad, logger_std_h, #{config => #{type => foo}})]),
    say("~p~n", [logger:add_handler(bad, logger_std_h, #{level => foo})]),
    [?LOG_ERROR("number ~p of many lines~nwith a break", [N], #{k => N}) || N <- lists:seq(1, 12)],
    ?LOG_ERROR("dropped", [], #{drop => true}),
    ok = logger_std_h:filesync(file),
    [say("~s:~n~s", [filename:extension(F), element(2, file:read_file(F))]) || F <- lists:sort(filelib:wildcard(File ++ "*"))],
    {ok, HC} = logger:get_handler_config(file), say("~p~n", [maps:remove(file, maps:get(config, HC#{config := maps:without([file, handler_pid, olp], maps:get(config, HC))}))]),
    say("~p~n", [logger:update_handler_config(file, level, error)]),
    say("~p~n", [logger:update_handler_config(file, config, #{max_no_bytes => infinity})]),
    say("~p~n", [logger:update_handler_config(file, config, #{type => standard_io})]),
    say("~p~n", [logger:set_handler_config(file, #{config => #{file => "/tmp/ff_log_handlers_other"}})]),
    say("~p~n", [logger:remove_handler(file)]),
    say("~p~n", [logger:remove_handler(file)]),
    [file:delete(F) || F <- filelib:wildcard(File ++ "*")],
    D = "/tmp/ff_log_handlers_disk",
    say("~p~n", [logger:add_handler(disk, logger_disk_log_h, #{config => #{file => D, type => wrap, max_no_files => 2, max_no_bytes => 1000}, formatter => {logger_formatter, #{template => [msg, "\n"]}}})]),
    ?LOG_ERROR("to disk"), ok = logger_disk_log_h:filesync(disk),
    say("~p~n", [[{filename:extension(F), element(2, file:read_file(F))} || F <- lists:sort(filelib:wildcard(D ++ "*")), filename:extension(F) =/= ".siz"]]),
    say("~p~n", [logger:remove_handler(disk)]),
    [file:delete(F) || F <- filelib:wildcard(D ++ "*")],
    logger:set_module_level(?MODULE, emergency), ?LOG_ERROR("no"), say("~p~n", [logger:get_module_level()]), logger:unset_module_level(),
    logger:set_application_level(kernel, debug), say("~p~n", [element(2, hd(logger:get_module_level()))]), logger:unset_application_level(kernel),
    logger:set_process_metadata(#{pm => 1}), ?LOG_ERROR("with pm"), say("~p~n", [logger:get_process_metadata()]), logger:update_process_metadata(#{z => 2}), logger:unset_process_metadata(),
    logger:update_formatter_config(default, #{legacy_header => false, single_line => false, depth => 4, time_offset => "Z"}),
    ?LOG_ERROR("formatted ~p", [lists:seq(1, 100)]), ?LOG_ERROR(#{report => lists:seq(1, 20), b => #{c => "string"}}),
    logger:set_handler_config(default, formatter, {logger_formatter, #{template => [time, " ", pid, " ", level, ": ", msg, "\n"], report_cb => fun(R) -> {"cb ~p", [R]} end}}) ,
    ?LOG_ERROR(#{x => y}), ?LOG_ERROR("~p~n", [too, many]), ?LOG_ERROR("~s", [[1100, 1101]]),
    logger:add_primary_filter(p, {fun logger_filters:level/2, {stop, eq, error}}), ?LOG_ERROR("stopped"), ?LOG_CRITICAL("passes"), logger:remove_primary_filter(p),
    logger:add_handler_filter(default, none, {fun(E, _) -> E end, x}),
    {ok, DC} = logger:get_handler_config(default), say("~p~n", [[element(1, F) || F <- maps:get(filters, DC)]]),
    error_logger:error_msg("em ~p", [1]), error_logger:info_report([{a, 1}, b]), error_logger:warning_msg("wm"), error_logger:error_report(mytype, {x, y}), error_logger:warning_report([{"s", 1}]),
    say("~p~n", [logger:set_primary_config(level, foo)]), say("~p~n", [catch logger:compare_levels(error, debug)]),
    settle(), logger:i(primary), logger:i(handlers),
    say("~p~n", [logger:format_report(#{a => b, label => x})]),
    say("~p~n", [logger:format_otp_report(#{label => {a, b}, report => [{a, 1}]})]),
    logger:error(#{label => lazy}), logger:log(error, fun(X) -> {"lazy ~p", [X]} end, arg),
    init:stop().
