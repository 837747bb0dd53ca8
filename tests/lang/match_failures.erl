%% tests/lang/match_failures.erl -- Each construct that fails to match raises its own reason with the value inside.
%% SPDX-License-Identifier: Apache-2.0
-module(match_failures).
-export([main/0, id/1]).

main() ->
    show("badmatch", caught(fun() -> {ok, _} = id({error, 1}) end)),
    show("badmatch list", caught(fun() -> [_, _] = id([1]) end)),
    show("badmatch literal", caught(fun() -> 1 = id(2) end)),
    show("badmatch bound", caught(fun() -> X = id(1), X = id(2) end)),
    show("badmatch binary", caught(fun() -> <<_:16>> = id(<<1>>) end)),
    show("badmatch map", caught(fun() -> #{a := _} = id(#{b => 1}) end)),
    show("case_clause", caught(fun() -> case id(x) of y -> ok end end)),
    show("if_clause", caught(fun() -> X = id(1), if X > 2 -> ok end end)),
    show("function_clause", caught(fun() -> only_zero(id(1)) end)),
    show("fun function_clause", caught(fun() -> (fun(a) -> ok end)(id(b)) end)),
    show("try_clause", caught(fun() -> try id(5) of 6 -> ok catch _:_ -> no end end)),
    show("nested value", caught(fun() -> {a, [B | _]} = id({a, []}), B end)).

only_zero(0) -> ok.

%% Exported, so that the compiler cannot see what it returns.
id(X) -> X.

%% The value of F(), or the class and the reason of what it raised.
caught(F) ->
    try F()
    catch Class:Reason -> {Class, Reason}
    end.

show(Label, Value) ->
    io:format("~s: ~0p~n", [Label, Value]).
