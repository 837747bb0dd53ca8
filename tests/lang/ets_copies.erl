%% tests/lang/ets_copies.erl -- What ets gives back is whole: terms of every kind, at every place of an object, outlive the object.
%% SPDX-License-Identifier: Apache-2.0
-module(ets_copies).
-export([main/0]).

main() ->
    [io:format("~w ~0p~n", [Type, table(Type)]) || Type <- [set, ordered_set, bag, duplicate_bag]],
    updates(),
    raw_words(),
    atomics().

%% Built at run time, so that nothing is a literal.
terms() ->
    N = length(atom_to_list(node())),
    Big = binary:copy(<<"0123456789">>, 20 + N),
    <<_:3, Bits:77/bitstring, _/bitstring>> = Big,
    <<_:5/binary, Part:150/binary, _/binary>> = Big,
    <<_:5/binary, Short:9/binary, _/binary>> = Big,
    [N, a, [], {}, self(), N + 0.5, 1 bsl (60 + N), -(1 bsl (130 + N)), [N | tail], lists:seq(1, 100 + N), {N, {N, [N, {N}]}, []},
     <<N>>, <<>>, Big, Part, Short, Bits, {Part, Big, [Big]}, #{}, #{N => [N], {N} => #{a => Part}},
     maps:from_list([{I, {I, [I]}} || I <- lists:seq(1, 60 + N)]), fun() -> {N, Big, Bits} end, fun lists:map/2, fun(_) -> no end,
     [[[[N]]], "text", [[] | {}]], list_to_tuple(lists:seq(1, 70)), make_ref()].

table(Type) ->
    Terms = terms(),
    T = ets:new(t, [Type, {keypos, 2}]),
    %% each term beside immediate ones, beside each other, and as key
    Objects = lists:flatten([[{0, {K, X}, X}, {X, {k2, K}, x, X}, {X, {k3, K}, Y, 1, Y}, {[X, Y], {k4, K, X}, [Y | X], {X, Y}}]
                             || {K, X, Y} <- lists:zip3(lists:seq(1, length(Terms)), Terms, lists:reverse(Terms))]),
    ets:insert(T, Objects),
    Keys = [element(2, O) || O <- Objects],
    One = [ets:lookup(T, K) || K <- Keys],
    Elements = [[value(Type, ets:lookup_element(T, element(2, O), I)) || I <- lists:seq(1, tuple_size(O))] || O <- Objects],
    All = {ets:tab2list(T), ets:match_object(T, {'_', '_', '_'}), ets:select(T, [{{'$1', '_', '_', '$2'}, [], [{{'$2', '$_', '$1'}}]}]),
           ets:match(T, {'_', '$1', '$2'})},
    Walk = walk(T, ets:first(T)),
    Taken = [ets:take(T, K) || K <- lists:sublist(Keys, 9)],
    ets:delete(T),
    garbage_collect(),
    Sorted = [lists:sort(L) || L <- tuple_to_list(All)],
    [lists:append(One) =:= Objects, Elements =:= [tuple_to_list(O) || O <- Objects], lists:sort(Walk) =:= lists:sort(Keys),
     lists:append(Taken) =:= lists:sublist(Objects, 9), hd(Sorted) =:= lists:sort(Objects),
     [erlang:phash2([plain(X) || X <- L]) || L <- Sorted], [F() =:= G() || [{0, _, F}] <- One, is_function(F, 0), G <- [lists:nth(22, Terms)]]].

value(Type, [X]) when Type =:= bag; Type =:= duplicate_bag -> X;
value(_, X) -> X.

walk(_, '$end_of_table') -> [];
walk(T, K) -> [K | walk(T, ets:next(T, K))].

%% What differs from run to run does not.
plain(X) when is_function(X); is_reference(X); is_pid(X) -> x;
plain(X) when is_tuple(X) -> list_to_tuple(plain(tuple_to_list(X)));
plain([H | T]) -> [plain(H) | plain(T)];
plain(X) -> X.

%% Elements that were changed after the object was made.
updates() ->
    T = ets:new(t, [set]),
    L = lists:seq(1, 40 + length(atom_to_list(node()))),
    ets:insert(T, {k, 0, L, 0, {L, L}, 5}),
    Look = fun() -> [erlang:phash2(ets:lookup_element(T, k, I)) || I <- lists:seq(1, 6)] ++ [erlang:phash2(ets:lookup(T, k))] end,
    io:format("~w~n", [Look()]),
    ets:update_element(T, k, {2, L}), io:format("~w~n", [Look()]),
    ets:update_element(T, k, {4, x}), io:format("~w~n", [Look()]),
    ets:update_element(T, k, [{3, y}, {5, [L]}]), io:format("~w~n", [Look()]),
    ets:update_counter(T, k, {6, 1 bsl 70}), io:format("~w~n", [Look()]),
    ets:update_counter(T, k, {6, -(1 bsl 70)}), io:format("~w~n", [Look()]),
    ets:update_element(T, k, {2, 0}), io:format("~w~n", [Look()]).

%% Numbers, text and bits that look like addresses.
raw_words() ->
    T = ets:new(t, [set]),
    Raw = [<<(I * 8 + J):64/native>> || I <- lists:seq(0, 300), J <- [1, 2, 4]],
    Numbers = [<<(I * 8 + J):64/float-native>> || I <- lists:seq(1, 30), J <- [1, 2]],
    ets:insert(T, {k, Raw, [F || <<F/float>> <- Numbers], [1 bsl 64 + I || I <- lists:seq(1, 100)], [I bsl 64 + 2 || I <- lists:seq(1, 9)]}),
    [{k, R, F, B, C}] = ets:lookup(T, k),
    io:format("~w~n", [[R =:= Raw, R =:= ets:lookup_element(T, k, 2), erlang:phash2(F), lists:sum(B), C]]).

atomics() ->
    T = ets:new(t, [set]),
    A = atomics:new(3, []),
    ets:insert(T, [{k, I, A} || I <- lists:seq(1, 3)]),
    [atomics:add(ets:lookup_element(T, k, 3), 2, I) || I <- lists:seq(1, 1000)],
    [{k, 3, B}] = ets:take(T, k),
    ets:delete(T),
    garbage_collect(),
    io:format("~w~n", [{atomics:get(A, 2), atomics:get(B, 2), A =:= B}]).
