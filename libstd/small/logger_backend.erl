%% libstd/small/logger_backend.erl -- Log events of a program that configures no handler: to user, as the default handler writes.
%%
%% OTP's calls all handlers of a table; its default one passes the text through two processes that limit the load. Here the
%% caller waits until user has the text, which limits it, too.
%% SPDX-License-Identifier: Apache-2.0
-module(logger_backend).
-export([log_allowed/3]).

log_allowed(#{meta := Meta} = Event, _Table, _Primary) ->
    _ = is_shown(maps:get(domain, Meta, undefined)) andalso put_event(Event),
    ok.

%% The filters that kernel gives its default handler. (As patterns: sasl as a value would be taken for a callback module.)
is_shown(undefined) -> true;
is_shown([]) -> true;
is_shown([otp]) -> true;
is_shown([otp, sasl]) -> true;
is_shown(_) -> false.

put_event(Event) ->
    Text = ff_log_text:format(Event),
    whereis(user) =/= undefined andalso io:put_chars(user, Text).
