%% bench/programs/spawn.erl -- Processes that live for one message.
%% SPDX-License-Identifier: Apache-2.0
-module(spawn).
-export([main/1]).

main(_) -> io:format("~w~n", [lists:sum([one(N) || N <- lists:seq(1, 300000)])]).

one(N) ->
    Parent = self(),
    Pid = spawn(fun() -> Parent ! {self(), N rem 7} end),
    receive
        {Pid, R} -> R
    end.
