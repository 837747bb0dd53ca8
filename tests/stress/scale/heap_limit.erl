%% A process that grows beyond its max_heap_size dies, and nobody else.
%% SPDX-License-Identifier: Apache-2.0
-module(heap_limit).
-export([main/1]).

main([Text]) ->
    N = list_to_integer(Text),
    logger:set_primary_config(level, none),
    Witness = spawn(fun() -> receive {From, who} -> From ! {self(), alive} end end),
    lists:foreach(fun(Grow) -> lists:foreach(fun(_) -> dies(Grow) end, lists:seq(1, N)) end,
                  [fun() -> list([]) end, fun() -> deep(0) end, fun() -> mailbox() end, fun() -> binary_to_term(large()) end]),
    Witness ! {self(), who},
    receive {Witness, alive} -> io:format("~b processes died of their heaps~n", [4 * N]) end.

dies(Grow) ->
    {_, Ref} = spawn_opt(Grow, [monitor, {max_heap_size, #{size => 20000, kill => true, error_logger => false}}]),
    receive {'DOWN', Ref, process, _, killed} -> ok end.

list(L) -> list([length(L) | L]).

deep(N) when N < 1 bsl 58 -> 1 + deep(N + 1);
deep(N) -> N.

mailbox() ->
    self() ! lists:seq(1, 100),
    receive never -> ok after 0 -> mailbox() end.

large() -> term_to_binary(lists:duplicate(100000, {a, 1.5})).
