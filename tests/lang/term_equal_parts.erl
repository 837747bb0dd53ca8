%% tests/lang/term_equal_parts.erl -- Lists that share their first cells, and comparisons with the empty binary.
%% SPDX-License-Identifier: Apache-2.0
-module(term_equal_parts).
-export([main/0]).

main() ->
    Terms = [list(N, Last, Tail) || N <- [0, 1, 2, 50], Last <- [x, 1, 1.0, [1], [1.0], {1, [2]}, <<"b">>], Tail <- [[], t, [[]], {1}]]
            ++ [lists:duplicate(300, {a, [b]}) ++ [1], lists:duplicate(300, {a, [b]}) ++ [1.0]],
    io:format("~p~n", [erlang:phash2([{A == B, A =:= B, A < B, A =< B} || A <- Terms, B <- Terms])]),
    [io:format("~p ~p ~p~n", [X, empty(X), not_empty(X)]) || X <- bitstrings() ++ [a, [], {}, 0, 1.0, #{}, "", 1 bsl 80, self]],
    io:format("~p~n", [strip(<<"   text">>)]),
    io:format("~p~n", [copied(Terms)]).

list(0, Last, Tail) -> [Last | Tail];
list(N, Last, Tail) -> [N | list(N - 1, Last, Tail)].

bitstrings() ->
    Long = list_to_binary(lists:seq(1, 100)),
    <<_:800, Rest/bits>> = Long,
    <<_:12, Odd:0/bits, One:1/bits, _/bits>> = Long,
    <<_:3, Part:80/binary, None/bits>> = <<Long:81/binary>>,
    [<<>>, Rest, Odd, One, <<0>>, <<0:1>>, binary:part(Long, 5, 0), binary:part(Long, 0, 70), Part, None, iolist_to_binary([]), list_to_bitstring([])].

empty(X) ->
    case X of
        <<>> -> true;
        _ -> false
    end.

not_empty(X) when X =/= <<>> -> true;
not_empty(_) -> false.

strip(<<$\s, R/binary>>) -> strip(R);
strip(<<>>) -> nothing;
strip(R) when R == <<>> -> never;
strip(R) -> R.

%% A message is a copy.
copied(Terms) ->
    More = [#{a => Terms, {b} => [x | <<1:3>>]}, fun(X) -> [X | Terms] end, {}, [[[[]]]], {{{}, []}, {a, {b, [c | d]}, e}}, bitstrings()],
    self() ! {Terms, More},
    Self = self(),
    Pid = spawn(fun() -> receive M -> Self ! {copy, M} end end),
    Pid ! {Terms, More},
    receive
        {Terms, More} -> receive {copy, {Terms, More}} -> same end
    end.
