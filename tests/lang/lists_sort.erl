%% tests/lang/lists_sort.erl -- Sorting in all its variants keeps equal elements in place.
%% SPDX-License-Identifier: Apache-2.0
-module(lists_sort).
-export([main/0, id/1]).

main() ->
    L = id([{3, a}, {1, b}, {2, c}, {1, a}, {3, b}, {2, a}]),
    show("sort", lists:sort(L)),
    show("keysort", lists:keysort(1, L)),
    show("ukeysort", lists:ukeysort(1, L)),
    show("usort", lists:usort([3, 1, 2.0, 2, 3, 1])),
    show("descending", lists:sort(fun(A, B) -> A >= B end, L)),
    show("stable by fun", lists:sort(fun({A, _}, {B, _}) -> A =< B end, L)),
    show("usort fun", lists:usort(fun({A, _}, {B, _}) -> A =< B end, L)),
    show("merge", [lists:merge([1, 3, 5], [2, 4]), lists:merge([[1, 4], [2], [3]]), lists:umerge([1, 2], [2, 3]),
                   lists:keymerge(1, [{1, a}], [{1, b}])]),
    Big = pseudo(4000, 12345),
    S = lists:sort(Big),
    show("big sorted", is_sorted(S)),
    show("big sum kept", lists:sum(S) =:= lists:sum(Big)),
    show("big reversed", lists:sort(lists:reverse(S)) =:= S),
    show("big head", lists:sublist(S, 3)),
    show("mixed types", lists:sort([b, 1, "s", {t}, 2.5, <<"b">>, #{}, a, [], -1])).

pseudo(0, _) -> [];
pseudo(N, X) -> [X | pseudo(N - 1, (X * 1103515245 + 12345) rem 2147483648)].

is_sorted([A | [B | _] = T]) -> A =< B andalso is_sorted(T);
is_sorted(_) -> true.

%% Exported, so that the compiler cannot see what it returns.
id(X) -> X.

show(Label, Value) ->
    io:format("~s: ~0p~n", [Label, Value]).
