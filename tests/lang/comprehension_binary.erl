%% tests/lang/comprehension_binary.erl -- Binary comprehensions, and binary generators in list comprehensions.
%% SPDX-License-Identifier: Apache-2.0
-module(comprehension_binary).
-export([main/0, id/1]).

main() ->
    show("list from binary", [X || <<X>> <= id(<<1, 2, 3>>)]),
    show("binary from list", << <<(X * 2)>> || X <- id([1, 2, 3]) >>),
    show("binary to binary", << <<X:16>> || <<X:8>> <= id(<<1, 2, 3>>) >>),
    show("bits", [B || <<B:1>> <= id(<<5, 255>>)]),
    show("from bits", << <<B:1>> || B <- id([1, 0, 1, 1]) >>),
    show("filter", << <<X>> || <<X>> <= id(<<"hello world">>), X =/= $o >>),
    show("pattern skips", [X || <<1, X>> <= id(<<1, 10, 2, 20, 1, 30>>)]),
    show("stops at tail", [X || <<X:16>> <= id(<<1, 2, 3>>)]),
    show("two generators", << <<X, Y>> || <<X>> <= id(<<1, 2>>), Y <- [7, 8] >>),
    show("utf8", [C || <<C/utf8>> <= id(<<"a", 955/utf8, 128512/utf8>>)]),
    show("variable size", [V || <<N, V:N/binary>> <= id(<<1, "a", 3, "bcd", 0>>)]),
    show("floats", [F || <<F:32/float>> <= << <<F:32/float>> || F <- id([1.0, -2.5, 0.125]) >>]),
    show("bad generator", caught(fun() -> [X || <<X>> <= id(a)] end)),
    show("bad element", caught(fun() -> << <<X>> || X <- id([1, a]) >> end)),
    show("large", byte_size(<< <<X:32>> || X <- lists:seq(1, 10000) >>)).

%% Exported, so that the compiler cannot see what it returns.
id(X) -> X.

%% The value of F(), or the class and the reason of what it raised.
caught(F) ->
    try F()
    catch Class:Reason -> {Class, Reason}
    end.

show(Label, Value) ->
    io:format("~s: ~0p~n", [Label, Value]).
