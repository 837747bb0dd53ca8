%% tests/lang/arith_text_errors.erl -- Text that is no number: the errors of list_to_integer and its relatives.
%% SPDX-License-Identifier: Apache-2.0
-module(arith_text_errors).
-export([main/0, id/1]).

main() ->
    Bad = ["", "-", "+", " 1", "1 ", "1.0", "0x10", "1_000", "abc", "--1", [1, a]],
    [io:format("~w: ~w ~w~n", [B, caught(fun() -> list_to_integer(id(B)) end),
                               caught(fun() -> list_to_float(id(B)) end)]) || B <- Bad],
    show("base", [caught(fun() -> list_to_integer("12", id(B)) end) || B <- [1, 2, 37, a]]),
    show("binary", [caught(fun() -> binary_to_integer(id(B)) end) || B <- [<<>>, <<"x">>, <<"1x">>, a, <<1:3>>]]),
    show("float", [caught(fun() -> list_to_float(id(F)) end) || F <- ["1.0", "1.", ".5", "1", "1e5", "1.0e5", "1.0E-5",
                                                                      "1.0e400", "-0.5", "1.5x"]]),
    show("binary float", [caught(fun() -> binary_to_float(id(F)) end)
                          || F <- [<<"2.5">>, <<"2">>, <<>>, <<"1.0e-400">>]]),
    show("not a list", caught(fun() -> list_to_integer(id(12)) end)),
    show("not an integer", caught(fun() -> integer_to_list(id(1.0)) end)),
    show("string", [string:to_integer("12ab"), string:to_integer("x"), string:to_float("1.5e3rest"),
                    string:to_float("7")]).

%% Exported, so that the compiler cannot see what it returns.
id(X) -> X.

%% The value of F(), or the class and the reason of what it raised.
caught(F) ->
    try F()
    catch Class:Reason -> {Class, Reason}
    end.

show(Label, Value) ->
    io:format("~s: ~0p~n", [Label, Value]).
