%% tests/lang/code_load.erl -- Functions that load and delete code, where they answer the same in a closed program.
%% SPDX-License-Identifier: Apache-2.0
-module(code_load).
-export([main/0, id/1]).

main() ->
    io:format("~p~n", [[erlang:delete_module(id(no_such_module)), reason(fun() -> erlang:delete_module(id("x")) end),
                        reason(fun() -> erlang:load_nif(id(x), 0) end), erlang:check_process_code(self(), id(lists)),
                        erlang:check_old_code(id(lists))]]),
    {error, {Tag, Text}} = erlang:load_nif(id("/no/such/library"), 0),
    io:format("~p ~p~n", [Tag, is_list(Text)]).

reason(F) ->
    try F()
    catch error:R -> R
    end.

%% Exported, so that the compiler cannot see what it returns.
id(X) -> X.
