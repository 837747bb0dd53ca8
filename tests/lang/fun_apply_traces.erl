%% Stack traces of erlang:apply/2,3: as an instruction, last and not last, and as a function that is applied itself.
%% SPDX-License-Identifier: Apache-2.0
-module(fun_apply_traces).
-export([main/0, id/1]).

id(X) -> X.

not_last(F, As) -> apply(F, As), ok.
last(F, As) -> apply(F, As).
as_function(F, As) -> {(id(erlang)):(id(apply))(F, As)}.
applied(F, As) -> {apply(id(erlang), id(apply), [F, As])}.
caught(F, As) -> case catch apply(F, As) of {'EXIT', {R, T}} -> erlang:raise(error, R, T); R -> R end.

bif(M, F, As) -> {apply(M, F, As)}.

place({M, F, A, L}) -> {M, F, A, lists:keydelete(file, 1, lists:keydelete(line, 1, L))}.

show(F) ->
    try F() of
        R -> io:format("~p~n", [R])
    catch C:R:T ->
        Mine = lists:takewhile(fun({_, Name, _, _}) -> Name =/= main end, T),
        io:format("~p ~p~n  ~p~n", [C, R, [place(P) || P <- Mine]])
    end.

main() ->
    Calls = [{a, []}, {a, b}, {fun ?MODULE:id/1, []}, {fun ?MODULE:id/1, [1]}, {fun ?MODULE:id/1, [1 | 2]}, {fun erlang:hd/1, [a]},
             {fun erlang:error/2, [a, [1]]}],
    Ways = [fun not_last/2, fun last/2, fun as_function/2, fun applied/2, fun caught/2],
    [show(fun() -> {Way(F, As)} end) || {F, As} <- Calls, Way <- Ways],
    Bifs = [{error, [a]}, {error, [a, [b]]}, {error, [a, [b], [{error_info, #{cause => x}}]]}, {exit, [a]}, {throw, [a]}, {hd, [a]}],
    [show(fun() -> bif(erlang, F, As) end) || {F, As} <- Bifs],
    show(fun() -> bif(id(a), id(b), lists:seq(1, 256)) end).
