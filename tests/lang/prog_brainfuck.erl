%% tests/lang/prog_brainfuck.erl -- An interpreter with jumps found at load time, tape in a map, output in a binary.
%% SPDX-License-Identifier: Apache-2.0
-module(prog_brainfuck).
-export([main/0]).

main() ->
    Hello = "++++++++[>++++[>++>+++>+++>+<<<<-]>+>+>->>+[<]<-]"
            ">>.>---.+++++++..+++.>>.<-.<.+++.------.--------.>>+.>++.",
    io:format("~s", [run(Hello, "")]),
    io:format("~s~n", [run(",[.,]", "echoed")]),
    Squares = "++++[>+++++<-]>[<+++++>-]+<+[>[>+>+<<-]++>>[<<+>>-]>>>[-]++>[-]+"
              ">>>+[[-]++++++>>>]<<<[[<++++++++<++>>-]"
              "+<.<[>----<-]<]<<"
              "[>>>>>[>>>[-]+++++++++<[>-<-]+++++++++>[-[<->-]+[<<<]]<[>+<-]>]<<-]<<-]",
    io:format("~s", [run(Squares, "")]).

run(Text, Input) ->
    Program = list_to_tuple(Text),
    loop(1, Program, jumps(Text, 1, [], #{}), 0, #{}, Input, <<>>).

jumps([], _, [], Jumps) -> Jumps;
jumps([$[ | T], N, Open, Jumps) -> jumps(T, N + 1, [N | Open], Jumps);
jumps([$] | T], N, [O | Open], Jumps) -> jumps(T, N + 1, Open, Jumps#{O => N, N => O});
jumps([_ | T], N, Open, Jumps) -> jumps(T, N + 1, Open, Jumps).

loop(Pc, Program, _, _, _, _, Out) when Pc > tuple_size(Program) -> Out;
loop(Pc, Program, Jumps, P, Tape, In, Out) ->
    Cell = maps:get(P, Tape, 0),
    case element(Pc, Program) of
        $> -> loop(Pc + 1, Program, Jumps, P + 1, Tape, In, Out);
        $< -> loop(Pc + 1, Program, Jumps, P - 1, Tape, In, Out);
        $+ -> loop(Pc + 1, Program, Jumps, P, Tape#{P => (Cell + 1) band 255}, In, Out);
        $- -> loop(Pc + 1, Program, Jumps, P, Tape#{P => (Cell - 1) band 255}, In, Out);
        $. -> loop(Pc + 1, Program, Jumps, P, Tape, In, <<Out/binary, Cell>>);
        $, ->
            {C, Rest} = case In of [H | T] -> {H, T}; [] -> {0, []} end,
            loop(Pc + 1, Program, Jumps, P, Tape#{P => C}, Rest, Out);
        $[ when Cell =:= 0 -> loop(maps:get(Pc, Jumps) + 1, Program, Jumps, P, Tape, In, Out);
        $] when Cell =/= 0 -> loop(maps:get(Pc, Jumps) + 1, Program, Jumps, P, Tape, In, Out);
        _ -> loop(Pc + 1, Program, Jumps, P, Tape, In, Out)
    end.
