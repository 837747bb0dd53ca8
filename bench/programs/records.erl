%% bench/programs/records.erl -- Records updated in a loop: a little machine with registers and a program.
%% SPDX-License-Identifier: Apache-2.0
-module(records).
-export([main/1]).

main([]) -> main(["6000000"]);
main([Arg | _]) ->
    N = list_to_integer(Arg),
    Start = erlang:monotonic_time(microsecond),
    Result = run(N),
    Time = erlang:monotonic_time(microsecond) - Start,
    io:format("records ~w: ~w~n", [N, Result]),
    io:format(standard_error, "time_us ~w~n", [Time]).

-record(machine, {pc = 0, a = 0, b = 1, c = 0, flag = false, steps = 0}).

run(N) ->
    Program = {{add, a}, {swap, b}, {test, 7}, {jump_if, 5}, {add, c}, {mask, 16#ffffff}, {jump, 0}},
    #machine{a = A, b = B, c = C} = step(N, Program, #machine{}),
    {A, B, C}.

step(0, _, M) -> M;
step(N, Program, #machine{pc = Pc} = M) -> step(N - 1, Program, execute(element(Pc + 1, Program), M#machine{pc = Pc + 1})).

execute({add, a}, #machine{a = A, b = B} = M) -> M#machine{a = A + B, steps = M#machine.steps + 1};
execute({add, c}, #machine{a = A, c = C} = M) -> M#machine{c = C + A};
execute({swap, b}, #machine{a = A, b = B} = M) -> M#machine{a = B, b = A};
execute({test, K}, #machine{a = A} = M) -> M#machine{flag = A rem K =:= 0};
execute({jump_if, To}, #machine{flag = true} = M) -> M#machine{pc = To};
execute({jump_if, _}, M) -> M;
execute({mask, Mask}, #machine{a = A, b = B, c = C} = M) -> M#machine{a = A band Mask, b = B band Mask, c = C band Mask};
execute({jump, To}, M) -> M#machine{pc = To}.
