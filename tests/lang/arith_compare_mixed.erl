%% tests/lang/arith_compare_mixed.erl -- Integers and floats compare by value, with exact results beyond 2^53.
%% SPDX-License-Identifier: Apache-2.0
-module(arith_compare_mixed).
-export([main/0, id/1]).

main() ->
    Values = [1, 1.0, 2, 1.5, -1, -1.0, 0, 0.0, 1 bsl 53, (1 bsl 53) + 1, 9007199254740992.0, 1 bsl 64,
              18446744073709551616.0,
              (1 bsl 64) + 1, 1.0e308, 1 bsl 1030, -(1 bsl 1030), -1.0e308],
    [io:format("~w ~w: ~w ~w ~w ~w ~w~n", [A, B, id(A) < id(B), id(A) =< id(B), id(A) == id(B), id(A) =:= id(B),
                                           id(A) > id(B)])
     || A <- Values, B <- Values, is_float(A), is_integer(B)],
    show("sorted", lists:sort(Values)),
    show("usorted", lists:usort(Values)),
    show("max", [max(1, id(1.0)), max(1.0, id(1)), min(1, id(1.0)), min(1.0, id(1))]).

%% Exported, so that the compiler cannot see what it returns.
id(X) -> X.

show(Label, Value) ->
    io:format("~s: ~0p~n", [Label, Value]).
