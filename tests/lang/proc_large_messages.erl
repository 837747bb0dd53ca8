%% tests/lang/proc_large_messages.erl -- Messages with large and shared terms arrive complete.
%% SPDX-License-Identifier: Apache-2.0
-module(proc_large_messages).
-export([main/0, id/1]).

main() ->
    Me = self(),
    Echo = spawn(fun() -> echo(Me) end),
    Terms = [lists:seq(1, 20000), maps:from_list([{N, {N}} || N <- lists:seq(1, 500)]),
             list_to_tuple(lists:seq(1, 3000)),
             binary:copy(<<"abc">>, 100000), {<<"small">>, 1 bsl 2000, 3.25, "text", fun erlang:abs/1},
             lists:duplicate(100, lists:duplicate(100, x)),
             <<1:13>>, [a | b]],
    io:format("~w~n", [[begin Echo ! T, receive {echo, X} -> X =:= T end end || T <- Terms]]),
    Shared = lists:seq(1, 100),
    Deep = lists:foldl(fun(_, T) -> {T, Shared} end, [], lists:seq(1, 50)),
    Echo ! Deep,
    io:format("~w~n", [receive {echo, Y} -> Y =:= Deep end]),
    X1 = id(41),
    Echo ! fun(Z) -> X1 + Z end,
    io:format("~w~n", [receive {echo, F} -> F(1) end]),
    Part = binary:part(binary:copy(<<"0123456789">>, 1000), 5, 5),
    Echo ! Part,
    io:format("~w~n", [receive {echo, P} -> P end]).

echo(To) ->
    receive M -> To ! {echo, M}, echo(To) end.

%% Exported, so that the compiler cannot see what it returns.
id(X) -> X.
