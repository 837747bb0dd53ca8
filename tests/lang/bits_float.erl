%% tests/lang/bits_float.erl -- Float segments of 16, 32 and 64 bits in both byte orders, and values that do not fit.
%% SPDX-License-Identifier: Apache-2.0
-module(bits_float).
-export([main/0, id/1]).

main() ->
    Values = [0.0, 1.0, -1.0, 0.5, 65504.0, 1.0e-7, 3.141592653589793, 1.0e30, -2.5],
    show("64", [<<V/float>> || V <- Values]),
    show("64 little", [<<V/float-little>> || V <- Values]),
    show("32", [<<V:32/float>> || V <- Values]),
    show("32 little", [<<V:32/float-little>> || V <- Values]),
    show("16", [<<V:16/float>> || V <- Values, abs(V) < 70000.0]),
    show("from integer", [<<(id(3)):64/float>>, <<(id(-7)):32/float>>, <<(id(1 bsl 70)):64/float>>]),
    show("back 64", [X || <<X/float>> <= << <<V/float>> || V <- Values >>]),
    show("back 32", [X || <<X:32/float>> <= << <<V:32/float>> || V <- Values >>]),
    show("back 16", [X || <<X:16/float>> <= << <<V:16/float>> || V <- Values, abs(V) < 70000.0 >>]),
    show("unaligned", begin <<_:3, F/float, _/bits>> = id(<<1:3, 1.25/float, 1:5>>), F end),
    show("nan no match", [case id(B) of <<F:S/float>> -> F; _ -> no end
                          || {S, B} <- [{64, <<16#7ff8000000000000:64>>}, {64, <<16#7ff0000000000000:64>>},
                                        {32, <<16#7fc00000:32>>},
                                        {32, <<16#ff800000:32>>}, {16, <<16#7c00:16>>}]]),
    show("overflow 32", caught(fun() -> <<(id(1.0e300)):32/float>> end)),
    show("overflow 16", caught(fun() -> <<(id(1.0e6)):16/float>> end)),
    show("bad value", caught(fun() -> <<(id(a))/float>> end)),
    show("too big integer", caught(fun() -> <<(id(1 bsl 1100))/float>> end)),
    show("bad size", caught(fun() -> <<1.0:(id(24))/float>> end)).

%% Exported, so that the compiler cannot see what it returns.
id(X) -> X.

%% The value of F(), or the class and the reason of what it raised.
caught(F) ->
    try F()
    catch Class:Reason -> {Class, Reason}
    end.

show(Label, Value) ->
    io:format("~s: ~0p~n", [Label, Value]).
