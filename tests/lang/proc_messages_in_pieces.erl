%% tests/lang/proc_messages_in_pieces.erl -- Large messages to heaps with all, some and no room for them: read at once, read
%% late, among others, after collections, or never.
%% SPDX-License-Identifier: Apache-2.0
-module(proc_messages_in_pieces).
-export([main/0]).

main() ->
    [io:format("~w ~w: ~w~n", [Name, Options, checked(T, Options)])
     || {Name, T} <- terms(),
        Options <- [[], [{min_heap_size, 700}], [{min_heap_size, 5000}], [{min_heap_size, 100000}],
                    [{message_queue_data, off_heap}]]],
    io:format("~w~n", [never_read()]),
    io:format("~w~n", [broadcast(20, maps:from_list([{K, {K, [K, K + 1], integer_to_binary(K)}} || K <- lists:seq(1, 2000)]))]).

%% Of 200 to 30000 words.
terms() ->
    Ints = lists:seq(1, 100),
    Big = binary:copy(<<"large enough to be shared">>, 10),
    <<_:3, Odd:1000/bitstring, _/bits>> = Big,
    [{list, lists:seq(1, 3000)},
     {improper, lists:seq(1, 700) ++ tail},
     {floats, [N / 2 || N <- lists:seq(1, 2000)]},
     {map, maps:from_list([{N, {N, [N]}} || N <- lists:seq(1, 500)])},
     {tuples, list_to_tuple([{N, [N, N], <<N>>} || N <- lists:seq(1, 500)])},
     {binaries, [{binary:part(Big, N rem 50, 100), binary:part(Big, N rem 50, 7), Odd} || N <- lists:seq(1, 300)]},
     {nested, lists:foldl(fun(N, Acc) -> [{N, Acc}] end, Ints, Ints)},
     {funs, [fun(X) -> X + N end || N <- Ints] ++ Ints},
     {bignums, [1 bsl (N rem 500) || N <- lists:seq(1, 1000)]}].

%% The message is sent three times; the second one waits while others are read, and garbage is made.
checked(T, Options) ->
    Me = self(),
    Pid = spawn_opt(fun() -> reader(Me) end, Options),
    Pid ! {first, T},
    Pid ! {second, T},
    [Pid ! {small, N} || N <- lists:seq(1, 20)],
    Pid ! {third, T},
    receive {Pid, Terms, Sum} -> {[same(X, T) || X <- Terms], Sum} end.

reader(To) ->
    First = receive {first, T} -> T end,
    Sum = small(20, 0),
    Third = receive {third, T3} -> T3 end,
    Garbage = length([[N] || N <- lists:seq(1, 3000)]),
    Second = receive {second, T2} -> T2 end,
    To ! {self(), [First, Second, Third], Sum + Garbage}.

small(0, Sum) -> Sum;
small(N, Sum) ->
    _ = list_to_tuple(lists:seq(1, 30)),
    receive {small, M} -> small(N - 1, Sum + M) end.

same([F | Fs], [G | Gs]) when is_function(F) -> F(1) =:= G(1) andalso same(Fs, Gs);
same(X, Y) -> X =:= Y.

never_read() ->
    {Pid, Ref} = spawn_monitor(fun() -> receive stop -> exit(stopped) end end),
    [Pid ! [binary:copy(<<"x">>, 100) || _ <- lists:seq(1, 500)] || _ <- lists:seq(1, 10)],
    Pid ! stop,
    receive {'DOWN', Ref, process, Pid, Reason} -> Reason end.

broadcast(N, Table) ->
    Readers = [spawn_link(fun() -> read(K) end) || K <- [1, 700, 2000]],
    Sums = [begin
                [R ! {self(), Table} || R <- Readers],
                lists:sum([receive {R, A} -> A end || R <- Readers])
            end || _ <- lists:seq(1, N)],
    [begin unlink(R), exit(R, kill) end || R <- Readers],
    lists:sum(Sums).

read(K) ->
    receive
        {From, Table} ->
            #{K := {A, [_, B | _], Text}} = Table,
            From ! {self(), A + B + binary_to_integer(Text)},
            read(K)
    end.
