%% tests/lang/lang_tail_calls.erl -- Endless-looking loops by tail calls of every kind run in constant space.
%% SPDX-License-Identifier: Apache-2.0
-module(lang_tail_calls).
-export([main/0, id/1, remote/1, by_apply/1]).

main() ->
    io:format("~w~n", [local(1000000, 0)]),
    io:format("~w~n", [ping(1000000)]),
    F = fun F(0, _) -> done; F(N, G) -> G(N - 1, F) end,
    io:format("~w~n", [F(300000, F)]),
    io:format("~w~n", [remote(300000)]),
    io:format("~w~n", [by_apply(300000)]),
    io:format("~w~n", [in_case(500000, [])]),
    io:format("~w~n", [after_try(100000)]).

local(0, A) -> A;
local(N, A) -> local(N - 1, A + N).

ping(0) -> ping_done;
ping(N) -> pong(N - 1).

pong(0) -> pong_done;
pong(N) -> ping(N - 1).

remote(0) -> done;
remote(N) -> ?MODULE:remote(N - 1).

by_apply(0) -> done;
by_apply(N) -> apply(?MODULE, id(by_apply), [N - 1]).

in_case(0, S) -> length(S);
in_case(N, S) ->
    case N rem 3 of
        0 -> in_case(N - 1, []);
        1 when S =:= [] -> in_case(N - 1, [x]);
        _ -> if length(S) > 5 -> in_case(N - 1, tl(S)); true -> in_case(N - 1, [N | S]) end
    end.

after_try(0) -> done;
after_try(N) ->
    R = try id(N) after ok end,
    after_try(R - 1).

id(X) -> X.
