%% tests/lang/exc_unmatched.erl -- A catch clause that does not match lets the exception go on, after the after part.
%% SPDX-License-Identifier: Apache-2.0
-module(exc_unmatched).
-export([main/0, id/1]).

main() ->
    show("class", caught(fun() -> try error(a) catch throw:_ -> no end end)),
    show("reason", caught(fun() -> try throw({t, 1}) catch throw:{t, 2} -> no end end)),
    show("guard", caught(fun() -> try exit(5) catch exit:N when N > 10 -> no end end)),
    show("after runs", caught(fun() -> try error(b) catch throw:_ -> no after io:put_chars("cleanup ") end end)),
    show("default class is throw", caught(fun() -> try error(c) catch _ -> no end end)),
    show("default catches throw", caught(fun() -> try throw(d) catch X -> {default, X} end end)),
    show("from handler", caught(fun() -> try throw(e) catch throw:e -> error(from_handler) end end)),
    show("from of", caught(fun() -> try id(1) of 1 -> throw(from_of) catch throw:from_of -> wrongly_caught end end)),
    show("deep", caught(fun() -> deep(1000) end)),
    show("deep handlers", caught(fun() -> handlers(200) end)).

deep(0) -> throw(bottom);
deep(N) -> [deep(N - 1)].

handlers(0) -> error(bottom);
handlers(N) -> try handlers(N - 1) catch throw:_ -> N end.

%% Exported, so that the compiler cannot see what it returns.
id(X) -> X.

%% The value of F(), or the class and the reason of what it raised.
caught(F) ->
    try F()
    catch Class:Reason -> {Class, Reason}
    end.

show(Label, Value) ->
    io:format("~s: ~0p~n", [Label, Value]).
