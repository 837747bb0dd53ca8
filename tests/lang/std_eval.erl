%% tests/lang/std_eval.erl -- erl_eval runs expressions with bindings, local functions and errors.
%% SPDX-License-Identifier: Apache-2.0
-module(std_eval).
-export([main/0]).

main() ->
    io:format("~w~n", [named_in_text()]),
    [io:format("~0p~n", [eval(T, [{'N', 10}])])
     || T <- ["1 + 2 * N.", "X = [A || A <- lists:seq(1, N), A rem 2 =:= 0], lists:sum(X).",
        "F = fun Fact(0) -> 1; Fact(K) -> K * Fact(K - 1) end, F(N).",
        "case {a, N} of {a, V} when V > 5 -> big; _ -> small end.",
        "M = #{a => 1}, M#{b => N}.", "<<X:4, Y:4>> = <<N>>, {X, Y}.", "try throw(x) catch throw:T -> {caught, T} end.",
        "if N > 100 -> yes; true -> no end.", "<< <<(B * 2)>> || <<B>> <= <<1, 2, 3>> >>.",
        "lists:foldl(fun(A, B) -> A + B end, 0, [1, 2, N]).",
        "begin Y = 1, Z = Y + 1 end, {Y, Z}.", "fun(A, B) -> A * B end.", "self() ! hello, receive hello -> got end."]],
    [io:format("~0p~n", [eval(T, [])]) || T <- ["1 / 0.", "foo:bar().", "X = 1, X = 2.", "Unbound + 1.",
                                                "case 1 of 2 -> x end.", "throw(t).", "exit(e)."]],
    Local = {value, fun(double, [X]) -> 2 * X end},
    {ok, Tokens, _} = erl_scan:string("double(double(3))."),
    {ok, Es} = erl_parse:parse_exprs(Tokens),
    io:format("~0p~n", [element(2, erl_eval:exprs(Es, [], Local))]).

%% The functions that nothing but the text above names: fireflyc keeps what the program names.
named_in_text() ->
    [fun lists:seq/2, fun lists:sum/1, fun lists:foldl/3, fun erlang:self/0,
     fun erlang:exit/1, fun erlang:throw/1].

eval(Text, Bindings) ->
    {ok, Tokens, _} = erl_scan:string(Text),
    {ok, Es} = erl_parse:parse_exprs(Tokens),
    try erl_eval:exprs(Es, Bindings) of
        {value, V, _} when is_function(V) -> a_function;
        {value, V, B} -> {V, [K || {K, _} <- lists:sort(B), K =/= 'N']}
    catch
        Class:Reason -> {Class, Reason}
    end.
