%% tests/lang/exc_stacktrace_bif.erl -- The frame of a failing BIF carries its arguments; one of a guard BIF too.
%% SPDX-License-Identifier: Apache-2.0
-module(exc_stacktrace_bif).
-export([main/0, id/1]).

main() ->
    top(fun() -> atom_to_list(id("x")) end),
    top(fun() -> list_to_integer(id("x1")) end),
    top(fun() -> element(id(3), id({a})) end),
    top(fun() -> hd(id([])) end),
    top(fun() -> length(id(a)) end),
    top(fun() -> tuple_size(id(a)) end),
    top(fun() -> id(a) + id(b) end),
    top(fun() -> -id(a) end),
    top(fun() -> maps:get(k, id(#{})) end),
    top(fun() -> maps:put(k, v, id(nomap)) end),
    top(fun() -> lists:reverse(id(a), id(b)) end),
    top(fun() -> binary_part(id(<<1>>), 5, 5) end),
    top(fun() -> (id(m)):f(1, 2) end),
    top(fun() -> spawn(id(1)) end),
    top(fun() -> apply(id(lists), id(keyfind), [a, 0, []]) end).

top(F) ->
    try F(), ok
    catch Class:Reason:Stack ->
        {M, Name, Args, _} = hd(Stack),
        io:format("~w ~w ~w ~w ~w~n", [Class, Reason, M, Name, Args])
    end.

%% Exported, so that the compiler cannot see what it returns.
id(X) -> X.
