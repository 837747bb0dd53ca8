%% tests/stress/alloc_fail.erl -- Allocates in each way that a program can, and prints what came of it.
%% SPDX-License-Identifier: Apache-2.0
-module(alloc_fail).
-export([main/0]).

main() ->
    io:format("~w~n", [[heap(), message(), timer(), named(), dictionary(), binaries(), terms(), regexp(), atoms(), caught()]]).

heap() -> lists:sum(lists:seq(1, 5000)).

message() ->
    Me = self(),
    {P, M} = spawn_monitor(fun() -> receive {From, Data} -> From ! {length(Data), Me} end end),
    P ! {self(), lists:seq(1, 300)},
    N = receive {Length, Me} -> Length end,
    receive {'DOWN', M, process, P, Why} -> {N, Why} end.

timer() ->
    T = erlang:start_timer(1, self(), tick),
    receive {timeout, T, tick} -> ok end,
    receive never -> never after 1 -> timed_out end.

named() ->
    true = register(alloc_fail, self()),
    whereis(alloc_fail) =:= self().

dictionary() ->
    [put({key, I}, I * 1.5) || I <- lists:seq(1, 100)],
    length(get()).

binaries() ->
    Grown = lists:foldl(fun(I, B) -> <<B/binary, I:32>> end, <<>>, lists:seq(1, 200)),
    <<_:64, Rest/binary>> = Grown,
    self() ! Rest,
    receive Got when is_binary(Got) -> erlang:crc32(Got) end.

terms() ->
    Map = maps:from_list([{I, integer_to_list(I)} || I <- lists:seq(1, 60)]),
    Map = binary_to_term(term_to_binary(Map)),
    {maps:size(Map), erlang:phash2(Map), (1 bsl 400) rem 1000007}.

regexp() -> re:run("some text", "t(.)x", [{capture, all, list}]).

atoms() -> length([list_to_atom("alloc_fail_" ++ integer_to_list(I)) || I <- lists:seq(1, 50)]).

caught() ->
    try lists:foldl(fun(_, _) -> error({reason, lists:seq(1, 5)}) end, 0, [1])
    catch error:Reason -> Reason
    end.
