%% tests/lang/guard_type_tests.erl -- Every type test on every kind of term.
%% SPDX-License-Identifier: Apache-2.0
-module(guard_type_tests).
-export([main/0, id/1]).

main() ->
    Terms = [1, 1 bsl 70, 1.5, a, true, [], [1], [1 | 2], {}, {a}, #{}, <<>>, <<1>>, <<1:1>>, fun main/0, self(),
             make_ref()],
    [io:format("~s~n", [lists:map(fun(true) -> $x; (false) -> $. end, tests(T))]) || T <- Terms],
    io:format("~w~n", [[is_function(id(fun main/0), N) || N <- [0, 1]]]),
    io:format("~w~n", [[is_function(fun erlang:abs/1, 1), is_function(fun erlang:abs/1, 2), is_function(a, 1)]]),
    io:format("~w~n", [try is_function(fun main/0, id(-1)) catch error:R -> R end]).

tests(T) ->
    [is_integer(T), is_float(T), is_number(T), is_atom(T), is_boolean(T), is_list(T), is_tuple(T), is_map(T),
     is_binary(T),
     is_bitstring(T), is_function(T), is_pid(T), is_reference(T), is_port(T),
     if is_integer(T) -> true; true -> false end, if is_float(T) -> true; true -> false end, if is_number(T) -> true;
     true -> false end,
     if is_atom(T) -> true; true -> false end, if is_boolean(T) -> true; true -> false end, if is_list(T) -> true;
     true -> false end,
     if is_tuple(T) -> true; true -> false end, if is_map(T) -> true; true -> false end, if is_binary(T) -> true;
     true -> false end,
     if is_bitstring(T) -> true; true -> false end, if is_function(T, 0) -> true; true -> false end,
     if is_pid(T) -> true; true -> false end, if is_reference(T) -> true; true -> false end].

%% Exported, so that the compiler cannot see what it returns.
id(X) -> X.
