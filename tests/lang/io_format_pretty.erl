%% tests/lang/io_format_pretty.erl -- ~p breaks long terms over lines at the given width.
%% SPDX-License-Identifier: Apache-2.0
-module(io_format_pretty).
-export([main/0]).

main() ->
    T = {config, [{name, "a rather long string value"}, {numbers, lists:seq(1, 40)}, {nested, {a, {b, {c, [d, e, f]}}}},
                  {map, #{key => value, other => [1, 2, 3], "string" => <<"binary">>}}]},
    io:format("~p~n", [T]),
    io:format("~40p~n", [T]),
    io:format("label: ~p~n", [lists:seq(100, 140)]),
    io:format("~0p~n", [T]),
    io:format("~p~n", [lists:duplicate(12, "string")]),
    io:format("~p~n", [list_to_binary(lists:seq(0, 99))]),
    io:format("~p~n", [binary:copy(<<"long text ">>, 12)]),
    io:format("~p~n", [lists:flatten(lists:duplicate(12, "long text "))]),
    io:format("~p~n", [{a_record_like_tuple, #{one => {two, three}, four => "five"}, [six | seven], 'Eight', 9.0,
                        <<10, 11>>}]),
    io:format("~lp~n", ["abc"]),
    io:format("~p ~tp~n", [<<"caf", 195, 169>>, <<"caf", 195, 169>>]).
