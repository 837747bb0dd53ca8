%% tests/lang/os_environment.erl -- Environment variables, in text of every kind.
%% SPDX-License-Identifier: Apache-2.0
-module(os_environment).
-export([main/0, id/1]).

main() ->
    show("unset", [os:getenv("FF_LANG_NO_SUCH"), os:getenv("FF_LANG_NO_SUCH", "default")]),
    show("put", os:putenv("FF_LANG_TEST", "a value = with signs")),
    show("get", os:getenv("FF_LANG_TEST")),
    show("listed", lists:member("FF_LANG_TEST=a value = with signs", os:getenv())),
    show("unset", [os:unsetenv("FF_LANG_TEST"), os:getenv("FF_LANG_TEST")]),
    show("unicode", begin os:putenv("FF_LANG_U", [955, 32, 233]), os:getenv("FF_LANG_U") end),
    show("path", is_list(os:getenv("PATH"))),
    show("type", is_tuple(os:type())),
    show("time", [is_integer(os:system_time()), is_integer(os:system_time(second)), tuple_size(os:timestamp())]),
    show("bad", caught(fun() -> os:getenv(id(a)) end)).

%% Exported, so that the compiler cannot see what it returns.
id(X) -> X.

%% The value of F(), or the class and the reason of what it raised.
caught(F) ->
    try F()
    catch Class:Reason -> {Class, Reason}
    end.

show(Label, Value) ->
    io:format("~s: ~0p~n", [Label, Value]).
