%% tests/lang/prog_queens.erl -- All solutions of the eight queens.
%% SPDX-License-Identifier: Apache-2.0
-module(prog_queens).
-export([main/0]).

main() ->
    Solutions = queens(8),
    io:format("~w~n", [length(Solutions)]),
    io:format("~w~n", [hd(Solutions)]),
    [io:format("~s~n", [[if C =:= Q -> $Q; true -> $. end || C <- lists:seq(1, 8)]]) || Q <- lists:last(Solutions)].

queens(N) -> place(N, N).

place(0, _) -> [[]];
place(K, N) -> [[Q | Qs] || Qs <- place(K - 1, N), Q <- lists:seq(1, N), safe(Q, 1, Qs)].

safe(_, _, []) -> true;
safe(Q, D, [H | T]) -> Q =/= H andalso abs(Q - H) =/= D andalso safe(Q, D + 1, T).
