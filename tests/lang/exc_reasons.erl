%% tests/lang/exc_reasons.erl -- Each run-time error reason seen as an exit value of a process.
%% SPDX-License-Identifier: Apache-2.0
-module(exc_reasons).
-export([main/0, id/1]).

main() ->
    process_flag(trap_exit, true),
    show("badarith", died(fun() -> 1 div id(0) end)),
    show("badarg", died(fun() -> atom_to_list(id(1)) end)),
    show("badmatch", died(fun() -> a = id(b) end)),
    show("case", died(fun() -> case id(1) of 2 -> ok end end)),
    show("if", died(fun() -> X = id(1), if X > 2 -> ok; X > 3 -> no end end)),
    show("function", died(fun() -> f(id(a)) end)),
    show("undef", died(fun() -> (id(nomod)):nofun() end)),
    show("badkey", died(fun() -> map_get(a, id(#{})) end)),
    show("badmap", died(fun() -> map_get(a, id(b)) end)),
    show("badfun", died(fun() -> (id(1))() end)),
    show("nocatch", died(fun() -> throw(ball) end)),
    show("exit", died(fun() -> exit({shutdown, x}) end)),
    show("error", died(fun() -> error({custom, 1}) end)),
    show("normal", died(fun() -> ok end)),
    show("timeout_value", died(fun() -> receive x -> ok after id(-1) -> ok end end)),
    show("timeout_value atom", died(fun() -> receive x -> ok after id(soon) -> ok end end)),
    show("system_limit", died(fun() -> list_to_atom(lists:duplicate(300, id($a))) end)),
    show("noproc", died(fun() -> link(id(dead())), receive after infinity -> ok end end)),
    show("argument", died(fun() -> id(nobody_registered) ! hello end)).

f(1) -> ok.

dead() ->
    {P, R} = spawn_monitor(fun() -> ok end),
    receive {'DOWN', R, _, _, _} -> P end.

died(F) ->
    P = spawn_link(F),
    receive
        {'EXIT', P, {Reason, [{M, Name, _, _} | _]}} -> {Reason, M, strip(Name)};
        {'EXIT', P, Reason} -> Reason
    end.

strip(Name) ->
    case atom_to_list(Name) of
        "-" ++ _ -> a_fun;
        _ -> Name
    end.

%% Exported, so that the compiler cannot see what it returns.
id(X) -> X.

show(Label, Value) ->
    io:format("~s: ~0p~n", [Label, Value]).
