%% tests/lang/bits_construct_errors.erl -- Errors of binary construction with operands only known at run time.
%% SPDX-License-Identifier: Apache-2.0
-module(bits_construct_errors).
-export([main/0, id/1]).

main() ->
    show("binary of integer", caught(fun() -> <<(id(1))/binary>> end)),
    show("integer of binary", caught(fun() -> <<(id(<<1>>))>> end)),
    show("binary too short", caught(fun() -> <<(id(<<1, 2>>)):(id(3))/binary>> end)),
    show("binary part", <<(id(<<1, 2, 3>>)):(id(2))/binary>>),
    show("bits part", <<(id(<<1, 2, 3>>)):(id(9))/bits>>),
    show("negative size", caught(fun() -> <<(id(<<1>>)):(id(-1))/binary>> end)),
    show("atom size", caught(fun() -> <<0:(id(big))>> end)),
    show("unit mismatch", caught(fun() -> <<(id(<<1:12>>))/binary>> end)),
    show("bits ok", <<(id(<<1:12>>))/bits>>),
    show("order of errors", caught(fun() -> <<(id(a)), (id(1)):(id(b))>> end)),
    show("append to atom", caught(fun() -> <<(id(a))/binary, 1>> end)),
    show("huge size", caught(fun() -> <<0:(id(1 bsl 80))>> end)),
    show("in list", caught(fun() -> [<<X>> || X <- [1, 2, id(x)]] end)).

%% Exported, so that the compiler cannot see what it returns.
id(X) -> X.

%% The value of F(), or the class and the reason of what it raised.
caught(F) ->
    try F()
    catch Class:Reason -> {Class, Reason}
    end.

show(Label, Value) ->
    io:format("~s: ~0p~n", [Label, Value]).
