%% tests/lang/compare_order_types.erl -- The order of the types, from number to bitstring.
%% SPDX-License-Identifier: Apache-2.0
-module(compare_order_types).
-export([main/0]).

main() ->
    Terms = [{"binary", <<>>}, {"list", [a]}, {"nil", []}, {"map", #{}}, {"tuple", {}}, {"pid", self()},
             {"fun", fun main/0},
             {"reference", make_ref()}, {"atom", zzz}, {"float", 1.0e300}, {"integer", 1}],
    Sorted = lists:sort(fun({_, A}, {_, B}) -> A =< B end, Terms),
    io:format("~p~n", [[Name || {Name, _} <- Sorted]]),
    R1 = make_ref(),
    R2 = make_ref(),
    io:format("~w~n", [[R1 == R1, R1 =:= R2, R1 < R2 orelse R2 < R1, self() =:= self()]]).
