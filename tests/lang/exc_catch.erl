%% tests/lang/exc_catch.erl -- The old catch: values, throws, exits and errors with their stack.
%% SPDX-License-Identifier: Apache-2.0
-module(exc_catch).
-export([main/0, id/1]).

main() ->
    show("value", catch id(5)),
    show("throw", catch throw({a, b})),
    show("exit", catch exit(bye)),
    show("error", strip(catch error(oops))),
    show("badarith", strip(catch id(1) + id(a))),
    show("badmatch", strip(catch ok = id(no))),
    show("nested", catch {caught, catch throw(x)}),
    show("in list", [(catch f(X)) || X <- [1, 2, 3]]),
    show("not caught twice", try (catch throw(a)), throw(b) catch throw:T -> T end).

f(1) -> one;
f(2) -> throw(two);
f(3) -> exit(three).

strip({'EXIT', {Reason, Stack}}) when is_list(Stack) -> {'EXIT', Reason,
                                                         [{M, F} || {M, F, _, _} <- lists:sublist(Stack, 1)]}.

%% Exported, so that the compiler cannot see what it returns.
id(X) -> X.

show(Label, Value) ->
    io:format("~s: ~0p~n", [Label, Value]).
