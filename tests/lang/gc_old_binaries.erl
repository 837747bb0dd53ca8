%% Binaries whose handles grew old and died: they are given back though the process has room for more terms.
%% SPDX-License-Identifier: Apache-2.0
-module(gc_old_binaries).
-export([main/0, grow/2]).

grow(0, B) -> B;
grow(N, B) -> grow(N - 1, <<B/binary, N:32>>).

%% Each binary lives for a few rounds, so that it is old when it dies.
rounds(0, _, Most) -> Most;
rounds(N, Kept, Most) ->
    B = grow(2500, <<>>),
    rounds(N - 1, lists:sublist([B | Kept], 5), max(Most, erlang:memory(binary))).

main() ->
    Me = self(),
    Before = erlang:memory(binary),
    spawn_opt(fun() -> Me ! {most, rounds(3000, [], 0)} end, [{min_heap_size, 20000}]),
    receive {most, Most} -> io:format("~p~n", [Most - Before < 4000000]) end.
