%% tests/lang/exc_stacktrace.erl -- Module, function, arity and line of each frame of a stack trace.
%% SPDX-License-Identifier: Apache-2.0
-module(exc_stacktrace).
-export([main/0, id/1]).

main() ->
    trace(fun() -> level1(id(0)) end),
    trace(fun() -> tail_called(id(0)) end),
    trace(fun() -> in_comprehension([1, 0]) end),
    trace(fun() -> error(explicit) end),
    trace(fun() -> no_clause(id(5)) end),
    trace(fun() -> throw(thrown), ok end).

trace(F) ->
    try F(), ok
    catch Class:Reason:Stack ->
        Mine = [{Name, arity(A), proplists:get_value(line, Info)} || {?MODULE, Name, A, Info} <- Stack, Name =/= main,
                Name =/= trace],
        io:format("~w ~w ~w~n", [Class, Reason, Mine])
    end.

arity(A) when is_list(A) -> A;
arity(A) -> A.

level1(X) ->
    Y = level2(X),
    {Y}.

level2(X) ->
    1 + level3(X).

level3(X) ->
    10 div X.

tail_called(X) ->
    level3(X).

in_comprehension(L) ->
    [level3(X) || X <- L].

no_clause(1) -> one;
no_clause(2) -> two.

%% Exported, so that the compiler cannot see what it returns.
id(X) -> X.
