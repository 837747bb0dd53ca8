%% tests/lang/bif_misc.erl -- Assorted BIFs of the erlang module whose results do not depend on the machine.
%% SPDX-License-Identifier: Apache-2.0
-module(bif_misc).
-export([main/0, id/1]).

main() ->
    show("is builtin", [erlang:is_builtin(erlang, element, 2), erlang:is_builtin(lists, map, 2)]),
    show("node", [node(), nodes(), is_alive()]),
    show("time", [is_integer(erlang:monotonic_time()), is_integer(erlang:system_time(second)),
                  tuple_size(erlang:timestamp()), erlang:convert_time_unit(1500, millisecond, second),
                  erlang:convert_time_unit(-1, millisecond, second)]),
    show("monotonic", begin A = erlang:monotonic_time(), B = erlang:monotonic_time(), B >= A end),
    show("statistics", [tuple_size(statistics(runtime)), tuple_size(statistics(wall_clock)),
                        tuple_size(statistics(reductions))]),
    show("date", [tuple_size(date()), tuple_size(time()), tuple_size(erlang:localtime()),
                  tuple_size(erlang:universaltime())]),
    show("info", [is_list(erlang:system_info(otp_release)), erlang:system_info(wordsize),
                  is_integer(erlang:system_info(process_count))]),
    show("processes", lists:member(self(), processes())),
    show("tuple", [setelement(2, {a, b}, c), erlang:append_element({}, x)]),
    show("yield", erlang:yield()),
    show("gc", [erlang:garbage_collect(), erlang:garbage_collect(self())]),
    show("bump", erlang:bump_reductions(10)),
    show("module info", [?MODULE:module_info(module), lists:member({main, 0}, ?MODULE:module_info(exports))]),
    show("md5", binary:encode_hex(erlang:md5("abc"))),
    show("binary to term", binary_to_term(term_to_binary({ok, [1]}))),
    show("bad", [caught(fun() -> erlang:system_info(id(no_item)) end), caught(fun() -> statistics(id(x)) end),
                 caught(fun() -> erlang:convert_time_unit(1, id(a), b) end)]),
    show("counters", begin C = counters:new(3, []), counters:add(C, 2, 5), counters:sub(C, 2, 1),
         [counters:get(C, N) || N <- [1, 2, 3]] end),
    show("atomics", begin D = atomics:new(2, [{signed, true}]), atomics:put(D, 1, 7),
         [atomics:add_get(D, 1, 3), atomics:exchange(D, 1, 0), atomics:compare_exchange(D, 1, 1, 2)] end),
    show("persistent", begin persistent_term:put(key, {v}),
         [persistent_term:get(key), persistent_term:get(nokey, d)] end).

%% Exported, so that the compiler cannot see what it returns.
id(X) -> X.

%% The value of F(), or the class and the reason of what it raised.
caught(F) ->
    try F()
    catch Class:Reason -> {Class, Reason}
    end.

show(Label, Value) ->
    io:format("~s: ~0p~n", [Label, Value]).
