%% tests/lang/match_alias.erl -- Aliases, nested binding order and matching on the left of function heads.
%% SPDX-License-Identifier: Apache-2.0
-module(match_alias).
-export([main/0, id/1]).
-record(point, {x = 0, y = 0, tag}).

main() ->
    {A, [B | C] = L, {D, _} = E} = id({1, [2, 3], {4, 5}}),
    io:format("~w~n", [{A, B, C, L, D, E}]),
    [X, Y | Rest] = All = id("pattern"),
    io:format("~p~n", [{X, Y, Rest, All}]),
    {F, F} = id({same, same}),
    "pre" ++ Suffix = id("prefix"),
    io:format("~p ~p~n", [F, Suffix]),
    P = #point{x = 1, tag = t},
    io:format("~p ~p ~p ~p~n", [P, P#point.x, norm(P#point{y = 7}), record_info(fields, point)]),
    io:format("~p ~p~n", [is_record(id(P), point), is_record(id({point, 1}), point)]),
    io:format("~p~n", [(id(P))#point{tag = #point{}}]),
    io:format("~p~n", [try (id({not_point}))#point.x catch error:R -> R end]).

norm(#point{x = X, y = Y} = P) when X < Y -> P#point{x = Y, y = X};
norm(#point{} = P) -> P.

%% Exported, so that the compiler cannot see what it returns.
id(X) -> X.
