%% tests/lang/reach_errors.erl -- Errors that instructions and functions in C raise, told apart by their atoms in a program that
%% makes none of them itself.
%% SPDX-License-Identifier: Apache-2.0
-module(reach_errors).
-export([main/0]).
-record(r, {a}).

main() ->
    [erlang:display({N, raised(F, element(1, id({1, 2})))} ) || {N, F} <- cases()].

cases() ->
    [{1, fun(X) -> [] = id(X) end}, {2, fun(X) -> case id(X) of 2 -> X end end}, {3, fun(X) -> if X > 1 -> X end end},
     {4, fun(X) -> try id(X) of 2 -> X after id(X) end end}, {5, fun(X) -> (id(X))#r.a end}, {6, fun(X) -> X / 0 end},
     {7, fun(X) -> hd(id(X)) end}, {8, fun(X) -> clause(X) end}, {9, fun(X) -> (id(X))(1) end}, {10, fun(X) -> (fun() -> X end)(id(X)) end},
     {11, fun(X) -> (id(X))#{a => 1} end}, {12, fun(X) -> (id(#{}))#{X := 1} end}, {13, fun(X) -> receive after id({X}) -> X end end},
     {14, fun(X) -> maps:get(X, #{}) end}, {15, fun(X) -> 1 bsl (1 bsl (70 * X)) end}, {16, fun(X) -> nowhere:to_be_found(X) end},
     {17, fun(X) -> throw(X) end}].

clause(2) -> two.

raised(F, X) ->
    try F(X) of
        _ -> 0
    catch
        error:{badmatch, _} -> 1;
        error:{case_clause, _} -> 2;
        error:if_clause -> 3;
        error:{try_clause, _} -> 4;
        error:{badrecord, _} -> 5;
        error:badarith -> 6;
        error:badarg -> 7;
        error:function_clause -> 8;
        error:{badfun, _} -> 9;
        error:{badarity, _} -> 10;
        error:{badmap, _} -> 11;
        error:{badkey, _} -> 12;
        error:timeout_value -> 13;
        error:system_limit -> 15;
        error:undef -> 16;
        throw:_ -> 17;
        _:_ -> 99
    end.

id(X) -> X.
