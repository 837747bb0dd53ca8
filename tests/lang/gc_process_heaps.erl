%% tests/lang/gc_process_heaps.erl -- Many processes with growing and shrinking heaps at once.
%% SPDX-License-Identifier: Apache-2.0
-module(gc_process_heaps).
-export([main/0]).

main() ->
    Me = self(),
    Pids = [spawn(fun() -> Me ! {self(), work(N, 300, [])} end) || N <- lists:seq(1, 60)],
    io:format("~w~n", [lists:sum([receive {P, V} -> V end || P <- Pids]) rem 1000003]),
    P = spawn(fun() -> pulse(Me, 6) end),
    io:format("~w~n", [[receive {P, L} -> L end || _ <- lists:seq(1, 6)]]).

work(_, 0, Acc) -> erlang:phash2(Acc);
work(N, K, Acc) when K rem 50 =:= 0 -> work(N, K - 1, [lists:sum([length(X) || X <- Acc, is_list(X)])]);
work(N, K, Acc) -> work(N, K - 1, [lists:seq(1, (N * K) rem 200) | Acc]).

pulse(_, 0) -> ok;
pulse(To, K) ->
    To ! {self(), length(lists:filter(fun(X) -> X rem K =:= 0 end, lists:seq(1, 20000)))},
    pulse(To, K - 1).
