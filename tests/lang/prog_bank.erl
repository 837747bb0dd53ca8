%% tests/lang/prog_bank.erl -- Processes as accounts: transfers, a lock order, and a final audit.
%% SPDX-License-Identifier: Apache-2.0
-module(prog_bank).
-export([main/0]).

main() ->
    Accounts = maps:from_list([{N, spawn(fun() -> account(1000) end)} || N <- lists:seq(1, 10)]),
    Me = self(),
    Workers = [spawn_monitor(fun() -> transfers(W, 200, Accounts), Me ! {done, W} end) || W <- lists:seq(1, 8)],
    [receive {done, _} -> ok end || _ <- Workers],
    io:format("~w~n", [[receive {'DOWN', R, _, _, Why} -> Why end || {_, R} <- Workers]]),
    Balances = [call(P, balance) || P <- maps:values(Accounts)],
    io:format("~w ~w~n", [lists:sum(Balances), lists:all(fun(B) -> B >= 0 end, Balances)]),
    io:format("~w~n", [call(maps:get(1, Accounts), {withdraw, 1000000})]).

transfers(_, 0, _) -> ok;
transfers(W, N, Accounts) ->
    From = (W * 31 + N * 17) rem 10 + 1,
    To = (W * 7 + N * 3) rem 10 + 1,
    Amount = (W * N) rem 97,
    case call(maps:get(From, Accounts), {withdraw, Amount}) of
        ok -> ok = call(maps:get(To, Accounts), {deposit, Amount});
        {error, insufficient} -> ok
    end,
    transfers(W, N - 1, Accounts).

call(P, Request) ->
    Ref = make_ref(),
    P ! {Ref, self(), Request},
    receive {Ref, Answer} -> Answer end.

account(Balance) ->
    receive
        {Ref, From, balance} -> answer(From, Ref, Balance, Balance);
        {Ref, From, {deposit, N}} -> answer(From, Ref, ok, Balance + N);
        {Ref, From, {withdraw, N}} when N =< Balance -> answer(From, Ref, ok, Balance - N);
        {Ref, From, {withdraw, _}} -> answer(From, Ref, {error, insufficient}, Balance)
    end.

answer(From, Ref, Answer, Balance) ->
    From ! {Ref, Answer},
    account(Balance).
