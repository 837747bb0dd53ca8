%% bench/programs/string_build.erl -- Texts built by lists, iolists and appended binaries, N rounds.
%% SPDX-License-Identifier: Apache-2.0
-module(string_build).
-export([main/1]).

main([]) -> main(["900"]);
main([Arg | _]) ->
    N = list_to_integer(Arg),
    Start = erlang:monotonic_time(microsecond),
    Result = run(N),
    Time = erlang:monotonic_time(microsecond) - Start,
    io:format("string_build ~w: ~w~n", [N, Result]),
    io:format(standard_error, "time_us ~w~n", [Time]).

run(N) -> loop(N, 0).

loop(0, Sum) -> Sum;
loop(N, Sum) ->
    A = lists:flatten([[integer_to_list(K), $,] || K <- lists:seq(1, 500)]),
    B = iolist_to_binary([["<li>", integer_to_binary(K), "</li>"] || K <- lists:seq(1, 500)]),
    C = append(2000, <<>>),
    D = string:uppercase(lists:sublist(A, 300)),
    E = lists:join(" ", string:lexemes(A, ",")),
    loop(N - 1, (Sum + length(A) + byte_size(B) + erlang:crc32(C) + length(D) + iolist_size(E)) band 16#ffffffff).

append(0, B) -> B;
append(N, B) -> append(N - 1, <<B/binary, (N band 127), "x">>).
