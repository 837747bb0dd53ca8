%% tests/lang/ets_since_26.erl -- What ets has since OTP 26 and 27; the oracle is older.
%% SPDX-License-Identifier: Apache-2.0
-module(ets_since_26).
-export([main/0]).

main() ->
    try [walk(Type) || Type <- [set, ordered_set, bag, duplicate_bag]]
    catch error:undef -> io:put_chars("an older OTP\n")
    end.

walk(Type) ->
    T = ets:new(t, [Type]),
    io:format("~p~n", [{Type, ets:first_lookup(T), ets:last_lookup(T)}]),
    ets:insert(T, {1, a}),
    ets:insert(T, {1, b}),
    io:format("~p~n", [[ets:first_lookup(T), ets:next_lookup(T, 1), ets:prev_lookup(T, 1), ets:last_lookup(T)]]),
    ets:insert(T, {"two", <<"c">>}),
    io:format("~p~n", [lists:sort(all(T, ets:first_lookup(T)))]),
    io:format("~p~n", [[ets:lookup_element(T, Key, 2, {no, Key}) || Key <- [1, "two", three]]]),
    [io:format("~p~n", [try F() catch error:Reason -> Reason end])
     || F <- [fun() -> ets:lookup_element(T, 1, 3, none) end, fun() -> ets:lookup_element(T, x, 0, none) end,
              fun() -> ets:lookup_element(none, 1, 1, none) end, fun() -> ets:first_lookup(none) end]],
    io:format("~p~n", [[try F() catch error:Reason -> Reason end
                       || F <- [fun() -> ets:update_element(T, new, [{2, x}, {3, y}], {k, 1, 2, 3}) end,
                                fun() -> ets:update_element(T, new, {2, z}, {none}) end, fun() -> ets:lookup(T, new) end,
                                fun() -> ets:update_element(T, other, {2, z}, {none}) end, fun() -> ets:update_element(T, other, [], {}) end,
                                fun() -> ets:update_element(T, other, {1, z}, {a, b}) end, fun() -> ets:update_element(T, other, [], a) end,
                                fun() -> ets:lookup(T, other) end]]]),
    Type =/= ordered_set andalso io:format("~p~n", [catch element(1, catch ets:next_lookup(T, none))]),
    ets:delete(T).

all(_, '$end_of_table') -> [];
all(T, {Key, Objects}) -> [{Key, Objects} | all(T, ets:next_lookup(T, Key))].
