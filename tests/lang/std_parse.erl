%% tests/lang/std_parse.erl -- erl_parse: forms, expressions, terms, and syntax errors.
%% SPDX-License-Identifier: Apache-2.0
-module(std_parse).
-export([main/0]).

main() ->
    [io:format("~0p~n", [form(T)]) || T <- ["f(X, [Y | _]) when X > 1 -> {X, Y}; f(_, _) -> ok.", "-module(m).",
                                            "-export([f/1, g/2]).",
                                           "-record(r, {a = 1, b :: integer()}).",
                                           "-spec f(integer()) -> ok | {error, term()}.",
                                           "-type t(A) :: [A] | #{atom() => A}."]],
    [io:format("~0p~n", [expressions(T)]) || T <- ["A = 1, B = fun(X) -> X end.", "[X || X <- L, X > 1].",
                                                   "<< <<B:4>> || <<B:8>> <= Bin >>.", "M#{a := 1}#{b => 2}.",
                                                  "case x of y when z -> ok; _ -> no end.",
                                                  "try f() of X -> X catch error:E:S -> E after ok end.",
                                                  "fun F(0) -> 1; F(N) -> F(N - 1) end.", "#r{a = 1, _ = 2}.",
                                                  "lists:map(fun erlang:abs/1, -1 + +2 bsl 3)."]],
    [io:format("~0p~n", [expressions(T)]) || T <- ["1 +.", "f(", "a b.", "[1, 2.", "case x of end.", "X = ."]],
    {ok, Tokens, _} = erl_scan:string("{a, [1, 2.0, \"s\"], #{k => <<1>>}, fun lists:map/2}."),
    io:format("~0p~n", [erl_parse:parse_term(Tokens)]),
    io:format("~0p~n", [erl_parse:abstract({a, [1 | b], <<"x">>, #{}})]),
    io:format("~0p~n", [erl_parse:normalise(erl_parse:abstract([1, {x}, "s"]))]).

form(T) ->
    {ok, Tokens, _} = erl_scan:string(T),
    erl_parse:parse_form(Tokens).

expressions(T) ->
    {ok, Tokens, _} = erl_scan:string(T),
    case erl_parse:parse_exprs(Tokens) of
        {error, {Line, M, E}} -> {Line, lists:flatten(M:format_error(E))};
        Good -> Good
    end.
