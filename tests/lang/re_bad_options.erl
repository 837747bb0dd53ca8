%% What re:run/3 says of options: which is a bad one, and which turns out to be none only as it runs.
%% SPDX-License-Identifier: Apache-2.0
-module(re_bad_options).
-export([main/0]).

show(Pattern, Options) ->
    try re:run("abc", Pattern, Options) of
        Result -> io:format("~p ~p~n", [Options, Result])
    catch
        error:Reason:Trace ->
            {Module, Function, _, Location} = hd(Trace),
            io:format("~p ~p ~p:~p ~p~n", [Options, Reason, Module, Function, proplists:get_value(error_info, Location)])
    end.

main() ->
    [show("b", O) || O <- [[{capture, foo, bar}], [{capture, foo}], [{capture, first, bar}], [{capture, [foo, {a}], list}], [{capture, [{a}]}],
                           [{offset, foo}], [{offset, -1}], [{match_limit, -1}], [{foo, 1}], [foo], [{capture, all, list, x}], foo,
                           [unicode, {capture, 1}], [{newline, foo}], [{capture, [1, 2, x], binary}]]],
    show(foo, [{capture, foo, bar}]).
