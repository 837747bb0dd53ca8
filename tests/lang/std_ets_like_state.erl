%% tests/lang/std_ets_like_state.erl -- A process used as a table: inserts, lookups and folds by messages.
%% SPDX-License-Identifier: Apache-2.0
-module(std_ets_like_state).
-export([main/0]).

main() ->
    T = spawn(fun() -> table(#{}) end),
    [ask(T, {insert, N rem 10, N}) || N <- lists:seq(1, 100)],
    io:format("~w~n", [ask(T, {lookup, 3})]),
    io:format("~w~n", [ask(T, {fold, fun(K, Vs, A) -> K * length(Vs) + A end, 0})]),
    io:format("~w~n", [ask(T, {delete, 3})]),
    io:format("~w~n", [ask(T, {lookup, 3})]),
    io:format("~w~n", [lists:sort(ask(T, keys))]).

ask(T, Request) ->
    Ref = make_ref(),
    T ! {Ref, self(), Request},
    receive {Ref, Answer} -> Answer end.

table(M) ->
    receive
        {Ref, From, Request} ->
            {Answer, Next} = handle(Request, M),
            From ! {Ref, Answer},
            table(Next)
    end.

handle({insert, K, V}, M) -> {ok, maps:update_with(K, fun(L) -> [V | L] end, [V], M)};
handle({lookup, K}, M) -> {maps:get(K, M, []), M};
handle({delete, K}, M) -> {maps:is_key(K, M), maps:remove(K, M)};
handle({fold, F, A}, M) -> {maps:fold(F, A, M), M};
handle(keys, M) -> {maps:keys(M), M}.
