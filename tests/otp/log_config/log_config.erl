%% tests/otp/log_config/log_config.erl -- What a program can set of logger: levels, filters, handlers, formatters, metadata, files.
%% SPDX-License-Identifier: Apache-2.0
-module(log_config).
-export([main/0, log/2, adding_handler/1, removing_handler/1, changing_config/3]).
-include_lib("kernel/include/logger.hrl").

main() ->
    show(logger:get_primary_config()),
    show(maps:without([filters], maybe_config(default))),
    show([Id || {Id, _} <- maps:get(filters, maybe_config(default))]),
    show(logger:get_handler_ids()),
    show(logger:get_module_level()),
    levels(),
    own_handler(),
    formatters(),
    files(),
    init:stop().

maybe_config(Id) ->
    {ok, Config} = logger:get_handler_config(Id),
    maps:remove(config, Config).

levels() ->
    ?LOG_INFO("hidden"),
    show(logger:set_primary_config(level, info)),
    ?LOG_INFO("now ~p", [shown], #{extra => 1}),
    pause(),
    show(logger:set_module_level(?MODULE, error)),
    ?LOG_WARNING("hidden by its module"),
    show(logger:get_module_level(?MODULE)),
    show(logger:unset_module_level(?MODULE)),
    ?LOG_WARNING(#{shown => again}),
    pause(),
    show(logger:set_primary_config(level, no_level)),
    show(logger:compare_levels(error, info)),
    show(logger:set_primary_config(level, notice)),
    pause().

own_handler() ->
    show(logger:add_handler(mine, ?MODULE, #{level => warning, config => #{me => self()}})),
    show(logger:add_handler(mine, ?MODULE, #{})),
    show(logger:add_handler(other, nowhere, #{})),
    show(logger:add_handler_filter(mine, drop, {fun(#{msg := {string, "drop"}}, _) -> stop; (_, _) -> ignore end, none})),
    show(logger:set_handler_config(default, level, none)),
    show(logger:set_process_metadata(#{request => 7})),
    ?LOG_ERROR("one", #{domain => [mine]}),
    ?LOG_ERROR("drop"),
    ?LOG_NOTICE("below"),
    logger:update_process_metadata(#{request => 8, user => u}),
    logger:log(critical, "two ~p", [2]),
    show(logger:get_process_metadata()),
    logger:unset_process_metadata(),
    show(logger:update_handler_config(mine, level, error)),
    ?LOG_WARNING("below, too"),
    show(logger:remove_handler_filter(mine, drop)),
    show(logger:remove_handler(mine)),
    show(logger:remove_handler(mine)),
    show(logger:set_handler_config(default, level, all)),
    show(logger:add_primary_filter(all, {fun(E, Tag) -> E#{msg := {"~p: ~0p", [Tag, maps:get(msg, E)]}} end, tagged})),
    ?LOG_ERROR("filtered"),
    pause(),
    show(logger:remove_primary_filter(all)).

formatters() ->
    set(#{single_line => true}),
    ?LOG_ERROR("a~nb ~p", [[x, y]]),
    ?LOG_ERROR(#{a => 1, b => "two"}),
    pause(),
    set(#{template => ["<", level, "> ", {request, ["[", request, "] "], ["[none] "]}, mfa, ": ", msg, "\n"]}),
    ?LOG_ERROR("templated", #{request => 5}),
    ?LOG_ERROR("templated"),
    pause(),
    set(#{max_size => 20, single_line => true, template => [msg, "\n"]}),
    ?LOG_ERROR("~p", [lists:seq(1, 100)]),
    set(#{depth => 5, chars_limit => 30, template => [msg, "\n"]}),
    ?LOG_ERROR("~p", [lists:seq(1, 100)]),
    pause(),
    set(#{legacy_header => true, report_cb => fun(R) -> {"mine ~p", [R]} end}),
    ?LOG_ERROR(#{k => v}),
    pause(),
    show(logger:set_handler_config(default, formatter, {logger_formatter, #{bad => 1}})).

set(Config) -> show(logger:set_handler_config(default, formatter, {logger_formatter, Config})).

pause() -> logger_std_h:filesync(default).

files() ->
    show(logger:set_handler_config(default, level, none)),
    show(logger:add_handler(file, logger_std_h, #{config => #{file => "some.log"}, formatter => {logger_formatter, #{template => [level, " ", msg, "\n"]}}})),
    ?LOG_ERROR("to a file"),
    ?LOG_NOTICE(#{to => file}),
    show(logger_std_h:filesync(file)),
    show(file:read_file("some.log")),
    show(logger:remove_handler(file)),
    show(logger:add_handler(file, logger_std_h, #{config => #{file => "no/../such/\0"}}) =/= ok).

%% ---- a handler ----

adding_handler(Config) ->
    show({adding, maps:get(id, Config)}),
    {ok, Config}.

removing_handler(#{id := Id}) -> show({removing, Id}).

changing_config(How, _Old, New) ->
    show({changing, How, maps:get(level, New)}),
    {ok, New}.

log(#{level := Level, msg := Msg, meta := Meta}, #{id := Id}) ->
    show({Id, Level, Msg, maps:with([request, user, domain, mfa, line], Meta)}).

show(Term) -> io:format("~p~n", [Term]).
