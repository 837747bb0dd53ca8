%% tests/otp/app_tree/app_tree.erl -- Applications that need, include and configure each other: environment, phases, the order of their end.
%% SPDX-License-Identifier: Apache-2.0
-module(app_tree).
-export([main/0]).

main() ->
    show(application:load(shop)),
    show(application:load(shop)),
    show(application:start(shop)),
    show(application:start(nowhere)),
    show(application:ensure_all_started(shop)),
    show(application:ensure_all_started(shop)),
    show([{A, D, V} || {A, D, V} <- application:which_applications(), A =/= kernel, A =/= stdlib]),
    show(lists:sort([A || {A, _, _} <- application:loaded_applications()])),
    environment(),
    keys(),
    show(gen_server:call(stock_server, who)),
    show(application:get_application(whereis(stock_server))),
    show(application:get_application(till_app)),
    show({whereis(pg) =/= undefined, application:get_env(kernel, start_pg)}),
    show(application:stop(stock)),
    show([A || {A, _, _} <- application:which_applications()]),
    show(application:ensure_all_started(stock)),
    show(application:unload(shop)),
    show(proplists:get_value(running, application:info()) =/= []),
    timer:sleep(100),
    init:stop(3).

environment() ->
    show(application:get_env(shop, size)),
    show(application:get_env(shop, missing)),
    show(application:get_env(shop, missing, default)),
    show(lists:sort(application:get_all_env(shop))),
    show(application:get_env(stock, from_config)),
    show(application:set_env(shop, size, 9)),
    show(application:set_env([{shop, [{a, 1}, {b, 2}]}])),
    show(application:get_env(shop, b)),
    show(application:unset_env(shop, b)),
    show(application:get_env(shop, b)),
    show(application:get_env(kernel, logger_level)),
    show(application:get_env(kernel, net_ticktime)),
    show(catch application:set_env([{shop, [{a, 1}, {a, 2}]}])),
    show(application:get_env(size)).

keys() ->
    show([application:get_key(shop, K) || K <- [vsn, description, modules, registered, applications, included_applications,
                                               optional_applications, mod, start_phases, id, maxT, maxP, nothing]]),
    show(application:get_key(nowhere, vsn)).

show(Term) -> io:format("~p~n", [Term]).
