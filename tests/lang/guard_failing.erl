%% tests/lang/guard_failing.erl -- A guard that would raise is only false; alternatives are still tried.
%% SPDX-License-Identifier: Apache-2.0
-module(guard_failing).
-export([main/0]).

main() ->
    io:format("~w~n", [[f(X) || X <- [[], {}, a, 1, 0, "ab", #{}, <<>>]]]),
    io:format("~w~n", [[alt(X) || X <- [a, 1, {x}, [y], {ok, 1}]]]),
    io:format("~w~n", [[shortcut(X) || X <- [a, 0, 2, -2]]]),
    io:format("~w~n", [[X || X <- [1, a, 2, [], 3.5], X + 1 > 2]]),
    io:format("~w~n", [try [X || X <- [1, a], begin X + 1 > 2 end] catch error:R -> R end]).

f(X) when hd(X) =:= $a -> starts_with_a;
f(X) when element(1, X) =:= 1 -> impossible;
f(X) when 10 div X > 0 -> divides;
f(X) when X + 1 =:= 1 -> zero;
f(X) when map_get(missing, X) -> impossible;
f(X) when byte_size(X) =:= 0 -> empty_binary;
f(_) -> none.

alt(X) when length(X) > 0; X =:= a; element(1, X) =:= ok -> yes;
alt(X) when not is_integer(X) -> no;
alt(_) -> integer.

shortcut(X) when is_integer(X) andalso 10 div X > 1, X > 0 -> positive;
shortcut(X) when is_atom(X) orelse hd(X) =:= 1 -> atom;
shortcut(X) when X =:= 0 xor (X > 100) -> zero;
shortcut(_) -> other.
