%% tests/lang/lang_binary_state.erl -- A virtual machine whose program is a binary and whose state is a tuple.
%% SPDX-License-Identifier: Apache-2.0
-module(lang_binary_state).
-export([main/0]).

main() ->
    Program = assemble([{push, 0}, {push, 1}, {push, 30}, label, over, add, rot, dec, {jnz, label}, drop, halt]),
    io:format("~w~n", [Program]),
    io:format("~w~n", [run(Program, 0, [])]),
    io:format("~w~n", [try run(<<1, 5, 9>>, 0, []) catch error:R -> R end]).

assemble(Source) ->
    {_, Labels} = lists:foldl(fun(label, {At, _}) -> {At, At}; ({_, _}, {At, L}) -> {At + 2, L};
                              (_, {At, L}) -> {At + 1, L} end, {0, 0}, Source),
    << <<(encode(I, Labels))/binary>> || I <- Source, I =/= label >>.

encode({push, N}, _) -> <<1, N>>;
encode({jnz, label}, At) -> <<7, At>>;
encode(over, _) -> <<2>>;
encode(add, _) -> <<3>>;
encode(rot, _) -> <<4>>;
encode(dec, _) -> <<5>>;
encode(drop, _) -> <<6>>;
encode(halt, _) -> <<0>>.

run(Program, Pc, Stack) ->
    <<_:Pc/binary, Code/binary>> = Program,
    step(Code, Program, Pc, Stack).

step(<<0, _/binary>>, _, _, Stack) -> Stack;
step(<<1, N, _/binary>>, P, Pc, S) -> run(P, Pc + 2, [N | S]);
step(<<2, _/binary>>, P, Pc, [A, B, C | S]) -> run(P, Pc + 1, [C, A, B, C | S]);
step(<<3, _/binary>>, P, Pc, [A, B, C | S]) -> run(P, Pc + 1, [B, A + C, C | S]);
step(<<4, _/binary>>, P, Pc, [A, B, C, D | S]) -> run(P, Pc + 1, [A, B, (C + D) rem 1000003 | S]);
step(<<5, _/binary>>, P, Pc, [A, B | S]) -> run(P, Pc + 1, [B - 1, A | S]);
step(<<6, _/binary>>, P, Pc, [_ | S]) -> run(P, Pc + 1, S);
step(<<7, To, _/binary>>, P, Pc, [A | _] = S) -> if A > 0 -> run(P, To, S); true -> run(P, Pc + 2, S) end.
