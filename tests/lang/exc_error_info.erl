%% tests/lang/exc_error_info.erl -- error_info in stack traces, and the texts that error descriptions are built of.
%% SPDX-License-Identifier: Apache-2.0
-module(exc_error_info).
-export([main/0, id/1]).

main() ->
    describe(fun() -> list_to_integer(id(abc)) end),
    describe(fun() -> binary_to_atom(id(1), utf8) end),
    describe(fun() -> element(id(0), id({a})) end),
    describe(fun() -> maps:get(a, id([])) end),
    describe(fun() -> maps:from_list(id(x)) end),
    describe(fun() -> lists:keyfind(a, id(x), []) end),
    describe(fun() -> atom_to_binary(id("a")) end),
    describe(fun() -> erlang:error(mine, [1, 2], [{error_info, #{cause => why, module => ?MODULE}}]) end).

describe(F) ->
    try F(), ok
    catch error:Reason:Stack ->
        {M, Name, Args, Info} = hd(Stack),
        io:format("~w ~w:~w~w ~w~n", [Reason, M, Name, Args, proplists:get_value(error_info, Info, none)])
    end.

%% Exported, so that the compiler cannot see what it returns.
id(X) -> X.
