%% bench/programs/tak.erl -- Takeuchi's function, N rounds of tak(18, 12, 6): three-argument calls, nothing else.
%% SPDX-License-Identifier: Apache-2.0
-module(tak).
-export([main/1]).

main([]) -> main(["1500"]);
main([Arg | _]) ->
    N = list_to_integer(Arg),
    Start = erlang:monotonic_time(microsecond),
    Result = run(N),
    Time = erlang:monotonic_time(microsecond) - Start,
    io:format("tak ~w: ~w~n", [N, Result]),
    io:format(standard_error, "time_us ~w~n", [Time]).

run(N) -> rounds(N, 0).

rounds(0, Sum) -> Sum;
rounds(N, Sum) -> rounds(N - 1, Sum + tak(18, 12, 6)).

tak(X, Y, Z) when Y < X -> tak(tak(X - 1, Y, Z), tak(Y - 1, Z, X), tak(Z - 1, X, Y));
tak(_, _, Z) -> Z.
