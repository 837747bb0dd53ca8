%% tests/lang/reach_text.erl -- Functions that run anyway can be called by names made of text, and by what erl_eval evaluates.
%% SPDX-License-Identifier: Apache-2.0
-module(reach_text).
-export([main/0, id/1]).

main() ->
    Double = fun(N) -> 2 * N end,
    io:format("~p ~p~n", [lists:map(Double, lists:seq(1, id(3))), lists:reverse(id([1, 2, 3]), [])]),
    io:format("~p~n", [apply(named("lists"), named("map"), [Double, [4, 5]])]),
    io:format("~p~n", [apply(named("lists"), named("reverse"), [[6, 7], [8]])]),
    io:format("~p~n", [erlang:function_exported(named("lists"), named("seq"), 2)]),
    io:format("~p~n", [evaluated("lists:map(fun(N) -> N * N end, lists:seq(1, 4)).")]),
    evaluated("io:format(\"~p~n\", [done]).").

named(Text) -> list_to_atom(id(Text)).

evaluated(Text) ->
    {ok, Tokens, _} = erl_scan:string(Text),
    {ok, Expressions} = erl_parse:parse_exprs(Tokens),
    {value, Value, _} = erl_eval:exprs(Expressions, []),
    Value.

id(X) -> X.
