%% tests/lang/lang_receive_in_fun.erl -- receive inside funs, comprehensions, try and nested receives.
%% SPDX-License-Identifier: Apache-2.0
-module(lang_receive_in_fun).
-export([main/0, id/1]).

main() ->
    [self() ! {n, N} || N <- [3, 1, 2]],
    io:format("~w~n", [[receive {n, X} -> X end || X <- [1, 2, 3]]]),
    Get = fun(Tag) -> receive {Tag, V} -> V after 0 -> none end end,
    self() ! {a, 1},
    io:format("~w~n", [[Get(b), Get(a), Get(a)]]),
    self() ! {outer, 1},
    self() ! {inner, 2},
    io:format("~w~n", [receive {outer, A} -> receive {inner, B} -> {A, B} end end]),
    self() ! boom,
    io:format("~w~n", [try receive boom -> throw(inside) end catch throw:T -> {caught,
                                                                               T} after io:put_chars("after ") end]),
    self() ! {k, 5},
    self() ! {k, 6},
    K = id(6),
    io:format("~w~n", [receive {k, K} -> six end]),
    io:format("~w~n", [receive {k, Other} when Other < 6 -> Other end]),
    io:format("~w~n", [receive after 0 -> receive x -> x after 0 -> empty end end]).

%% Exported, so that the compiler cannot see what it returns.
id(X) -> X.
