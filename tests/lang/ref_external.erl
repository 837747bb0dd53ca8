%% tests/lang/ref_external.erl -- Identifiers of another node as text; the number that stands for the node is the emulator's own
%% affair.
%% SPDX-License-Identifier: Apache-2.0
-module(ref_external).
-export([main/0]).

main() ->
    Node = <<119, 5, "a@b.c">>,
    Pid = binary_to_term(<<131, 88, Node/binary, 7:32, 2:32, 3:32>>),
    Ref1 = binary_to_term(<<131, 90, 1:16, Node/binary, 1:32, 7:32>>),
    Ref3 = binary_to_term(<<131, 90, 3:16, Node/binary, 1:32, 7:32, 8:32, 9:32>>),
    Port = binary_to_term(<<131, 89, Node/binary, 5:32, 1:32>>),
    [io:format("~p ~s ~p~n", [node(T), tl(string:split(Text, ".")), binary_to_term(term_to_binary(T)) =:= T])
     || {T, Text} <- [{Pid, pid_to_list(Pid)}, {Ref1, ref_to_list(Ref1)}, {Ref3, ref_to_list(Ref3)}, {Port, port_to_list(Port)}]],
    io:format("~p~n", [[is_pid(Pid), is_reference(Ref1), is_port(Port), Ref1 =:= Ref3, Pid < Port]]).
