%% tests/lang/bif_conversions.erl -- Conversions between lists, binaries, atoms, tuples and numbers.
%% SPDX-License-Identifier: Apache-2.0
-module(bif_conversions).
-export([main/0, id/1]).

main() ->
    show("float", [float_to_list(1.5), list_to_float("2.5e3"), float_to_binary(0.1), binary_to_float(<<"1.0e-3">>)]),
    show("integer", [integer_to_list(-42), list_to_integer("42"), integer_to_binary(7), binary_to_integer(<<"-8">>),
                     list_to_integer("zz", 36)]),
    show("tuple", [tuple_to_list({1, 2}), list_to_tuple("ab")]),
    show("binary", [binary_to_list(<<1, 2>>), list_to_binary(["a", <<"b">>, [[$c]]]), bitstring_to_list(<<1:4>>)]),
    show("atom", [atom_to_list(abc), list_to_atom("x y"), atom_to_binary(abc), binary_to_atom(<<"q">>)]),
    show("improper iolist", iolist_to_binary([1, 2 | <<3>>])),
    show("deep", byte_size(iolist_to_binary(lists:foldl(fun(N, A) -> [A, N rem 256] end, [], lists:seq(1, 50000))))),
    show("fun", erlang:fun_to_list(fun lists:map/2)),
    show("length errors", [caught(fun() -> list_to_tuple(id(a)) end), caught(fun() -> tuple_to_list(id([])) end),
                           caught(fun() -> list_to_float(id("1")) end)]),
    show("min max", [erlang:min(1, 2), erlang:max(a, "b")]),
    show("external size", erlang:external_size("abc")),
    show("flat size", [erts_debug:flat_size([1, 2]), erts_debug:flat_size({a, b, c})]).

%% Exported, so that the compiler cannot see what it returns.
id(X) -> X.

%% The value of F(), or the class and the reason of what it raised.
caught(F) ->
    try F()
    catch Class:Reason -> {Class, Reason}
    end.

show(Label, Value) ->
    io:format("~s: ~0p~n", [Label, Value]).
