%% tests/lang/compare_pairs.erl -- Every comparison and every operator of numbers, for all pairs of terms of all kinds: by themselves and
%% in lists, tuples, keys and what is searched for.
%% SPDX-License-Identifier: Apache-2.0
-module(compare_pairs).
-export([main/0]).

terms() ->
    [0, 1, -1, 7, 1 bsl 53, 1 bsl 53 + 1, 1 bsl 59 - 1, -(1 bsl 59), 1 bsl 59, 1 bsl 64, -(1 bsl 64), 1 bsl 1023, 1 bsl 1024, 0.0, -0.0, 1.0, -1.0, 0.5, 7.0,
     9007199254740992.0, 9007199254740994.0, 18446744073709551616.0, -18446744073709551616.0, 1.7e308, -1.7e308, 5.0e-324, a, b, true, [], {}, {1}, {1.0}, [1],
     [1.0], "ab", <<>>, <<1>>, <<1:3>>, #{}, #{1 => 1}, #{1.0 => 1}, #{1 => 1.0}, make()].

%% Equal to nothing else.
make() -> fun(X) -> X end.

main() ->
    Terms = [opaque(T) || T <- terms()],
    show(order, [[order(A, B) || B <- Terms] || A <- Terms]),
    show(in_lists, [[order([A, x], [B, x]) || B <- Terms] || A <- Terms]),
    show(in_tuples, [[order({x, A}, {x, B}) || B <- Terms] || A <- Terms]),
    Numbers = [T || T <- Terms, is_number(T)],
    show(arithmetic, [[arithmetic(A, B) || B <- Numbers] || A <- Numbers]),
    show(math, [[outcome(fun() -> F(N) end) || F <- [fun math:sqrt/1, fun math:exp/1, fun math:ceil/1, fun abs/1, fun erlang:'-'/1]] || N <- Numbers ++ [a]]),
    keys(Terms),
    subtract(Terms).

%% What the compiler cannot know.
opaque(T) -> binary_to_term(term_to_binary(T)).

order(A, B) -> [bit(R) || R <- [A == B, A /= B, A =:= B, A =/= B, A < B, A =< B, A > B, A >= B]].
bit(true) -> $1;
bit(false) -> $0.

arithmetic(A, B) -> [outcome(F) || F <- [fun() -> A + B end, fun() -> A - B end, fun() -> A * B end, fun() -> A / B end]].
outcome(F) -> try F() catch error:E -> E end.

%% Position in the list of the tuple that is found.
keys(Terms) ->
    Tuples = [{I, T} || {I, T} <- lists:zip(lists:seq(1, length(Terms)), Terms)],
    Others = [{}, {1}, none, 1.5, [x], #{}, <<"x">>],
    show(keyfind, [[place(lists:keyfind(opaque(K), 2, L)) || K <- Terms ++ [none, 2.0]] || L <- [Tuples, lists:reverse(Tuples), Others ++ Tuples]]),
    show(keymember, [[lists:keymember(K, N, Tuples) || N <- [1, 2, 3, 1 bsl 24, 1 bsl 40]] || K <- [1, 1.0, a, 1 bsl 64, none]]),
    show(keysearch, [lists:keysearch(K, 1, Tuples) || K <- [1, 1.0, 2.0, none]]),
    show(fails, [outcome(fun() -> lists:keyfind(K, N, L) end) || K <- [1, a, 1.5, "s"], N <- [0, -1, 1 bsl 64, x, 1, 2], L <- [[{0} | x], y, [{1, a} | x]]]).

place({I, _}) -> I;
place(false) -> false.

subtract(Terms) ->
    Small = [1, a, b, 7, [], 0, self(), a, 1],
    show(small, [lists:subtract(L, R) || L <- [[1, 1.0, a, 1, a, a, c, [], 0, 0.0, -0.0, "x", 1 bsl 64], [1, 1, 1, 1], [b]],
                                         R <- [Small, [1], [1, 1], [a, z], lists:seq(-50, 5), [[]]]]),
    show(any, [length(Terms -- R) || R <- [Terms, lists:reverse(Terms), [opaque(T) || T <- Terms], [1.0 | Small], [1 bsl 64], [#{1 => 1}]]]),
    Many = [I * 7919 rem 1009 || I <- lists:seq(1, 3000)],
    show(many, [erlang:phash2(Many -- R) || R <- [lists:seq(1, 1009, 2), lists:seq(1, 1009) ++ lists:seq(5, 900, 3), Many, tl(Many), [x]]]),
    show(same_tail, [L -- R || L <- ["abc"], R <- ["a", "c", "x", "abc", "aabbcc"]]),
    show(fails, [outcome(fun() -> L -- R end) || {L, R} <- [{[1 | x], [1]}, {[1], [1 | x]}, {a, []}, {[], a}]]).

show(What, Value) -> io:format("~p: ~s ~P~n", [What, integer_to_list(erlang:phash2(Value)), Value, 300]).
