%% tests/lang/exc_traces.erl -- The whole stack trace, with arguments, lines and error_info, of each way to fail.
%% SPDX-License-Identifier: Apache-2.0
-module(exc_traces).
-export([main/0, id/1]).

main() ->
    t(fun() -> level1(a) end),
    t(fun() -> rec(30) end),
    t(fun() -> no_clause(5) end),
    t(fun() -> erlang:error(foo, [a,b]) end),
    t(fun() -> err2(7) end),
    t(fun() -> err3(7) end),
    t(fun() -> throw(x) end),
    t(fun() -> exit(x) end),
    t(fun() -> erlang:raise(error, r, [{a,b,1,[]}, {c,d,[1,2]}, {fun id/1, [x]}]) end),
    t(fun() -> id(erlang:raise(bad, r, [])) end),
    t(fun() -> (id(foo))(1) end),
    t(fun() -> (id(fun id/1))(1, 2) end),
    t(fun() -> apply(id(nomod), nofun, [1,2]) end),
    t(fun() -> M = id(nomod), 1 + M:nofun(3) end),
    t(fun() -> nomod:nofun(3) end),
    t(fun() -> M = id({a}), M:nofun(3) end),
    t(fun() -> apply(id(fun id/1), [1,2]) end),
    t(fun() -> apply(id(fun id/1), [1|2]) end),
    t(fun() -> id(register(foo, a)) end),
    t(fun() -> undefinedname ! x end),
    t(fun() -> id(process_flag(trap_exit, foo)) end),
    t(fun() -> id(process_info(a)) end),
    t(fun() -> {ok, _} = id(bad) end),
    t(fun() -> case id(1) of 2 -> ok end end),
    t(fun() -> X = id(1), if X > 1 -> ok end end),
    t(fun() -> try id(1) of 2 -> ok catch error:_ -> no end end),
    t(fun() -> try throw(a) catch throw:b -> no end end),
    t(fun() -> try error(orig) catch C:R:S -> erlang:raise(C, {again, R}, S) end end),
    t(fun() -> try error(orig) after id(1) end end),
    t(fun() -> receive after id(foo) -> ok end end),
    t(fun() -> hd(id([])) end),
    t(fun() -> element(3, id({a})) end),
    t(fun() -> id(erlang:system_info(foo)) end),
    t(fun() -> id(a) + 1 end),
    t(fun() -> 2 + id(a) end),
    t(fun() -> id(a) - 1 end),
    t(fun() -> 1 - id(a) end),
    t(fun() -> id(a) + id(1) end),
    t(fun() -> id(a) * 3 end),
    t(fun() -> id(a) + 1.0 end),
    t(fun() -> -id(a) end).

%% What lies below this function is left out of the trace.
t(F) ->
    try F() of
        V -> io:format("~w~n", [{value, V}])
    catch
        Class:Reason:Stack -> io:format("~w~n", [{Class, Reason, above_t(Stack)}])
    end.

above_t([{?MODULE, t, _, _} | _]) -> [];
above_t([Frame | Rest]) -> [Frame | above_t(Rest)];
above_t([]) -> [].

level1(X) -> 1 + level2(X).
level2(X) ->
    Y = X + 1,
    id(Y).

rec(0) -> atom_to_list(id(1)) ++ [];
rec(N) -> [N | rec(N - 1)].

no_clause(a) -> ok.

err2(X) -> erlang:error(bar, [X]).
err3(X) -> erlang:error(bar, [X], [{error_info, #{cause => #{1 => "x"}}}]).

%% Exported, so that the compiler cannot see what it returns.
id(X) -> X.
