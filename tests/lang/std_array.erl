%% tests/lang/std_array.erl -- Functional arrays: fixed, extendible, sparse.
%% SPDX-License-Identifier: Apache-2.0
-module(std_array).
-export([main/0]).

main() ->
    A = lists:foldl(fun(N, X) -> array:set(N, N * N, X) end, array:new(), lists:seq(0, 999)),
    io:format("~w~n", [[array:size(A), array:get(31, A), array:get(5000, A), array:is_fix(A), array:default(A)]]),
    io:format("~w~n", [array:foldl(fun(_, V, S) -> V + S end, 0, A)]),
    S = array:set(100, x, array:new([{default, 0}])),
    io:format("~w~n", [[array:size(S), array:sparse_size(S), array:sparse_to_orddict(S), array:get(99, S)]]),
    F = array:fix(array:resize(5, A)),
    io:format("~w~n", [[array:to_list(F), try array:set(5, x, F) catch error:R -> R end]]),
    io:format("~w~n", [array:to_orddict(array:map(fun(I, V) -> I + V end,
                                                  array:from_list([a_to_int(C) || C <- "abc"])))]),
    io:format("~w~n", [array:to_list(array:reset(1, array:from_list([1, 2, 3], none)))]),
    io:format("~w~n", [array:sparse_foldr(fun(I, V, L) -> [{I, V} | L] end, [], S)]).

a_to_int(C) -> C - $a.
