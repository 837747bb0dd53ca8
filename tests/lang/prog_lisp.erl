%% tests/lang/prog_lisp.erl -- A small Lisp: reader, evaluator with closures, printer.
%% SPDX-License-Identifier: Apache-2.0
-module(prog_lisp).
-export([main/0]).

main() ->
    Program = "(define fact (lambda (n) (if (< n 2) 1 (* n (fact (- n 1))))))
               (fact 30)
               (define map (lambda (f l) (if (null l) (quote ()) (cons (f (car l)) (map f (cdr l))))))
               (map (lambda (x) (* x x)) (quote (1 2 3 4)))
               (define adder (lambda (n) (lambda (m) (+ n m))))
               ((adder 3) 4)
               (let x 5 (let y (+ x 1) (list x y (+ x y))))
               (car (cdr (quote (a b c))))
               (undefined-name)",
    run(read(tokens(Program, [])), #{}).

run([], _) -> ok;
run([[define, Name, E] | T], Env) -> run(T, Env#{Name => E});
run([E | T], Env) ->
    io:format("~s~n", [try show(eval(E, #{}, Env)) catch throw:{unbound, N} -> ["unbound ", atom_to_list(N)] end]),
    run(T, Env).

tokens([C | T], Acc) when C =:= $(; C =:= $) -> tokens(T, [C | Acc]);
tokens([C | T], Acc) when C =< $\s -> tokens(T, Acc);
tokens([], Acc) -> lists:reverse(Acc);
tokens(Text, Acc) ->
    {Word, Rest} = lists:splitwith(fun(C) -> C > $\s andalso C =/= $( andalso C =/= $) end, Text),
    tokens(Rest, [word(Word) | Acc]).

word(W) ->
    try {number, list_to_integer(W)} catch error:badarg -> list_to_atom(W) end.

read([]) -> [];
read(Tokens) ->
    {E, Rest} = read_one(Tokens),
    [E | read(Rest)].

read_one([$( | T]) -> read_list(T, []);
read_one([{number, N} | T]) -> {N, T};
read_one([A | T]) -> {A, T}.

read_list([$) | T], Acc) -> {lists:reverse(Acc), T};
read_list(T, Acc) ->
    {E, Rest} = read_one(T),
    read_list(Rest, [E | Acc]).

eval(N, _, _) when is_integer(N) -> N;
eval(A, Local, Global) when is_atom(A) ->
    case {Local, Global} of
        {#{A := V}, _} -> V;
        {_, #{A := E}} -> eval(E, #{}, Global);
        _ -> try primitive(A) catch error:function_clause -> throw({unbound, A}) end
    end;
eval([quote, X], _, _) -> X;
eval(['if', C, T, E], L, G) ->
    case eval(C, L, G) of false -> eval(E, L, G); _ -> eval(T, L, G) end;
eval([lambda, Names, Body], L, G) ->
    fun(Args) -> eval(Body, maps:merge(L, maps:from_list(lists:zip(Names, Args))), G) end;
eval(['let', Name, E, Body], L, G) -> eval(Body, L#{Name => eval(E, L, G)}, G);
eval([F | Args], L, G) -> (eval(F, L, G))([eval(A, L, G) || A <- Args]).

primitive('+') -> fun lists:sum/1;
primitive('-') -> fun([A, B]) -> A - B end;
primitive('*') -> fun([A, B]) -> A * B end;
primitive('<') -> fun([A, B]) -> A < B end;
primitive(list) -> fun(L) -> L end;
primitive(cons) -> fun([H, T]) -> [H | T] end;
primitive(car) -> fun([[H | _]]) -> H end;
primitive(cdr) -> fun([[_ | T]]) -> T end;
primitive(null) -> fun([L]) -> L =:= [] end.

show(L) when is_list(L) -> ["(", lists:join(" ", [show(X) || X <- L]), ")"];
show(N) when is_integer(N) -> integer_to_list(N);
show(A) -> atom_to_list(A).
