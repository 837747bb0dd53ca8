%% tests/lang/guard_bifs.erl -- Guard BIFs with good arguments in guards and in bodies.
%% SPDX-License-Identifier: Apache-2.0
-module(guard_bifs).
-export([main/0, id/1]).

main() ->
    io:format("~w~n", [[g(T) || T <- [[1, 2, 3], {a, b}, #{k => v}, <<1, 2, 3, 4>>, <<5:3>>, -7, 2.5, self(),
                                      1 bsl 66]]]),
    io:format("~w~n", [[hd(id([1, 2])), tl(id([1, 2])), length(id([1, 2])), size(id({a})), size(id(<<1, 2>>)),
                        tuple_size(id({a, b})),
                        byte_size(id(<<1:9>>)), bit_size(id(<<1:9>>)), map_size(id(#{a => 1})), element(2, id({a, b})),
                        abs(id(-1)), round(id(1.5)), trunc(id(1.9)), floor(id(-0.5)), ceil(id(0.5)), float(id(1)),
                        map_get(a, id(#{a => 1})), is_map_key(b, id(#{a => 1})), binary_part(id(<<"hello">>), 1, 3),
                        max(1, 2), min(1, 2)]]),
    io:format("~w~n", [[node(id(self())) =:= node(), is_atom(node()), self() =:= id(self())]]).

g(T) when length(T) =:= 3, hd(T) =:= 1, tl(T) =:= [2, 3] -> list;
g(T) when tuple_size(T) =:= 2, element(1, T) =:= a -> tuple;
g(T) when map_size(T) =:= 1, map_get(k, T) =:= v, is_map_key(k, T) -> map;
g(T) when byte_size(T) =:= 4, binary_part(T, 1, 2) =:= <<2, 3>> -> binary;
g(T) when bit_size(T) =:= 3 -> bits;
g(T) when abs(T) =:= 7, T rem 2 =:= -1, T bsr 1 =:= -4, -T > 0 -> integer;
g(T) when round(T) =:= 3, trunc(T) =:= 2, floor(T) =:= 2, ceil(T) =:= 3 -> float;
g(T) when T =:= self(), node(T) =:= node() -> me;
g(T) when T div (1 bsl 60) =:= 64, T band 1 =:= 0 -> big;
g(_) -> none.

%% Exported, so that the compiler cannot see what it returns.
id(X) -> X.
