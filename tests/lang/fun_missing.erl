%% tests/lang/fun_missing.erl -- Local funs of code that the program lacks: they can be asked about, sent, compared and written again.
-module(fun_missing).
-export([main/0]).

main() ->
    Bytes = bytes(no_such_module, 1, 3, 12345, [a, {b, 1}]),
    F = binary_to_term(Bytes),
    asked(F),
    io:format("~p ~w~n", [F, erlang:fun_info_mfa(F)]),
    io:format("~p ~p~n", [lists:sort([Item || {Item, _} <- erlang:fun_info(F)]), erlang:fun_info(F, type)]),
    io:format("~p~n", [[term_to_binary(F) =:= Bytes, binary_to_term(Bytes) =:= F, binary_to_term(Bytes, [safe]) =:= F,
                        is_function(F), is_function(F, 1), is_function(F, 2)]]),
    io:format("~p~n", [[F =:= binary_to_term(bytes(M, A, I, U, E))
                        || {M, A, I, U, E} <- [{no_such_module, 1, 3, 12345, [a, {b, 1}]}, {no_such_module, 1, 3, 12345, [a, {b, 2}]},
                                               {no_such_module, 1, 4, 12345, [a, {b, 1}]}, {no_such_module, 1, 3, 12345, [a]},
                                               {other_module, 1, 3, 12345, [a, {b, 1}]}]]]),
    called(fun() -> F(1) end),
    called(fun() -> apply(F, [1]) end),
    called(fun() -> {F(1), 2} end),
    called(fun() -> F(1, 2) end),
    called(fun() -> lists:map(F, [1]) end),
    G = binary_to_term(bytes(?MODULE, 1, 9999, 777, [])),
    asked(G),
    called(fun() -> {G(1), 2} end),
    io:format("~p~n", [try G(1) catch _:{badfun, G1} -> G1 =:= G end]),
    Table = ets:new(table, []),
    ets:insert(Table, {F, G}),
    io:format("~p~n", [ets:lookup(Table, F) =:= [{F, G}]]),
    {Pid, Ref} = spawn_monitor(fun() -> receive {Fun, X} -> Fun(X) end end),
    Pid ! {F, [x]},
    receive {'DOWN', Ref, _, _, {undef, [{Called, Args, []} | _]}} -> io:format("~p ~p~n", [Called =:= F, Args]) end,
    {_, Ref0} = spawn_monitor(binary_to_term(bytes(no_such_module, 0, 1, 1, [x]))),
    receive {'DOWN', Ref0, _, _, {Why, [Place | _]}} -> io:format("~p ~p~n", [Why, Place]) end.

asked(F) ->
    io:format("~p~n", [[erlang:fun_info(F, Item) || Item <- [module, name, arity, env, index, new_index, uniq, new_uniq]]]).

called(Call) ->
    try Call() of Value -> io:format("~p~n", [Value])
    catch Class:Reason:Trace -> io:format("~p ~p ~p~n", [Class, Reason, hd(Trace)])
    end.

%% A NEW_FUN_EXT of the format that distribution and term_to_binary/1 have for funs.
bytes(Module, Arity, Index, Uniq, Environment) ->
    Rest = iolist_to_binary([<<Arity, 1:128, Index:32, (length(Environment)):32>>
                             | [external(T) || T <- [Module, Index, Uniq, self() | Environment]]]),
    <<131, 112, (byte_size(Rest) + 4):32, Rest/binary>>.

external(Term) ->
    <<131, Bytes/binary>> = term_to_binary(Term),
    Bytes.
