%% tests/lang/arith_shift.erl -- bsl and bsr by positive, negative, huge and zero amounts.
%% SPDX-License-Identifier: Apache-2.0
-module(arith_shift).
-export([main/0, id/1]).

main() ->
    Values = [0, 1, -1, 5, -5, (1 bsl 59) - 1, -(1 bsl 59), 1 bsl 70, -(1 bsl 70) - 1],
    Amounts = [0, 1, 3, 58, 59, 60, 63, 64, 65, 127, 128, -1, -3, -64, -70],
    [io:format("~w ~w: ~w ~w~n", [V, N, id(V) bsl id(N), id(V) bsr id(N)]) || V <- Values, N <- Amounts],
    show("bsr far", [id(V) bsr id(1000000) || V <- Values]),
    show("bsl far negative", [id(V) bsl id(-1000000) || V <- Values]),
    show("zero far", id(0) bsl id(100000000)),
    show("bsr big amount", id(-7) bsr id(1 bsl 70)),
    show("bsl float", caught(fun() -> id(1.5) bsl 1 end)),
    show("bsr atom", caught(fun() -> id(1) bsr id(a) end)),
    show("system limit", caught(fun() -> id(1) bsl id(1 bsl 70) end)).

%% Exported, so that the compiler cannot see what it returns.
id(X) -> X.

%% The value of F(), or the class and the reason of what it raised.
caught(F) ->
    try F()
    catch Class:Reason -> {Class, Reason}
    end.

show(Label, Value) ->
    io:format("~s: ~0p~n", [Label, Value]).
