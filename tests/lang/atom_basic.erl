%% tests/lang/atom_basic.erl -- Atom text in both directions, existing atoms, and utf8 names.
%% SPDX-License-Identifier: Apache-2.0
-module(atom_basic).
-export([main/0, id/1]).

main() ->
    show("to text", [atom_to_list(id(A)) || A <- [abc, 'A b', '', '1', 'don\'t']]),
    show("to binary", [atom_to_binary(id(A)) || A <- [abc, 'A b', '']]),
    show("from text", [list_to_atom("made_now"), list_to_existing_atom("abc"), binary_to_atom(<<"from_binary">>),
                       binary_to_existing_atom(<<"abc">>)]),
    show("missing", [caught(fun() -> list_to_existing_atom(id("no such atom " ++ "here")) end),
                     caught(fun() -> binary_to_existing_atom(<<(id(<<"nor ">>))/binary, "here">>) end)]),
    show("utf8", [atom_to_list(id('λx')), atom_to_binary(id('λx')), atom_to_binary(id('λx'), utf8),
                  binary_to_atom(<<206, 187, 120>>, utf8) =:= 'λx']),
    show("latin1", [atom_to_binary(id('é'), latin1), atom_to_binary(id('é'), utf8),
                    caught(fun() -> atom_to_binary(id('λ'), latin1) end)]),
    show("same", [list_to_atom("abc") =:= abc, list_to_atom([955]) =:= 'λ']),
    show("bad", [caught(fun() -> list_to_atom(id([a])) end), caught(fun() -> list_to_atom(id(a)) end),
                 caught(fun() -> binary_to_atom(id(<<255>>), utf8) end),
                 caught(fun() -> atom_to_list(id("s")) end)]),
    show("length limit", [length(atom_to_list(list_to_atom(lists:duplicate(255, $x)))),
                          caught(fun() -> list_to_atom(lists:duplicate(id(256), $x)) end)]),
    show("order", lists:sort([b, a, 'A', ab, '', aa, 'é', 'λ'])),
    show("many", length(lists:usort([list_to_atom("gen_" ++ integer_to_list(N)) || N <- lists:seq(1, 5000)]))).

%% Exported, so that the compiler cannot see what it returns.
id(X) -> X.

%% The value of F(), or the class and the reason of what it raised.
caught(F) ->
    try F()
    catch Class:Reason -> {Class, Reason}
    end.

show(Label, Value) ->
    io:format("~s: ~0p~n", [Label, Value]).
