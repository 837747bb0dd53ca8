%% tests/lang/fun_last_call.erl -- A fun called last leaves no frame behind: a loop through one runs in constant space.
%% SPDX-License-Identifier: Apache-2.0
-module(fun_last_call).
-export([main/0, id/1]).

main() ->
    io:format("~p~n", [step(1000000, id(fun step/2), [])]),
    {total_heap_size, Words} = process_info(self(), total_heap_size),
    io:format("~p~n", [Words < 1000000]),
    try under(id(fun bad/1)) catch error:Reason:Trace -> io:format("~p ~p~n", [Reason, places(Trace)]) end,
    try under(id(none)) catch error:Why:Where -> io:format("~p ~p~n", [Why, places(Where)]) end.

step(0, _) -> done;
step(N, F) -> step(N - 1, F, [N]).

%% The list keeps a value in the frame across a call.
step(0, _, _) -> done;
step(N, F, List) ->
    [N] = id([N]),
    case N rem 2 of
        0 -> F(N - 1, F);
        1 -> [_ | _] = id([List]), F(N - 1, F)
    end.

under(F) ->
    Value = id(41),
    F(Value + 1).

bad(N) -> [id(N - 42), 1 / id(0)].

places(Trace) -> [{F, A} || {?MODULE, F, A, _} <- Trace].

id(X) -> X.
