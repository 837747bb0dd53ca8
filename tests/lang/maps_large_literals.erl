%% tests/lang/maps_large_literals.erl -- Literals with maps of more than 32 pairs, everywhere that a literal can stand.
%% SPDX-License-Identifier: Apache-2.0
-module(maps_large_literals).
-export([main/0]).

-define(LARGE(X), #{1 => X, 2 => b, 3 => c, 4 => d, 5 => e, 6 => f, 7 => g, 8 => h, 9 => i, 10 => j, 11 => k, 12 => l,
                    13 => m, 14 => n, 15 => o, 16 => p, 17 => q, 18 => r, 19 => s, 20 => t, 21 => u, 22 => v, 23 => w,
                    24 => x, 25 => y, 26 => z, 27 => aa, 28 => bb, 29 => cc, 30 => dd, 31 => ee, 32 => ff, 33 => gg,
                    {7, 34} => "text", <<"key">> => 35.5, [3 | 6] => 1 bsl 90, <<5:3>> => last}).
-table({large, #{1 => v1, 2 => v2, 3 => v3, 4 => v4, 5 => v5, 6 => v6, 7 => v7, 8 => v8, 9 => v9, 10 => v10, 11 => v11,
        12 => v12, 13 => v13, 14 => v14, 15 => v15, 16 => v16, 17 => v17, 18 => v18, 19 => v19, 20 => v20, 21 => v21, 22 => v22, 23 => v23,
        24 => v24, 25 => v25, 26 => v26, 27 => v27, 28 => v28, 29 => v29, 30 => v30, 31 => v31, 32 => v32, 33 => v33, 34 => v34}}).

main() ->
    show(?LARGE(a)),
    show(?LARGE(?LARGE(#{inner => ?LARGE("deepest")}))),
    show(?LARGE({tuple, [in_list, ?LARGE(1.5), <<"binary">>], <<1:1>>, 1 bsl 70, fun lists:map/2})),
    {before, M, [L | behind]} = {before, ?LARGE(in_tuple), [?LARGE(in_list) | behind]},
    show(M),
    show(L),
    io:format("~p~n", [M =:= ?LARGE(in_tuple)]),
    io:format("~p~n", [maps:get(?LARGE(key), #{?LARGE(key) => found}, missing)]),
    io:format("~p~n", [lists:sort([maps:get(1, named(N)) || N <- lists:seq(1, 20)])]),
    [A] = proplists:get_value(table, ?MODULE:module_info(attributes)),
    io:format("~p~n", [A]),
    io:format("~p~n", [?MODULE:module_info(attributes) =:= proplists:get_value(attributes, ?MODULE:module_info())]),
    {_, Ref} = spawn_monitor(fun() -> garbage_collect(), exit({bye, ?LARGE(sent), ?LARGE(a)}) end),
    receive {'DOWN', Ref, _, _, {bye, Sent, Same}} -> show(Sent), io:format("~p~n", [Same =:= ?LARGE(a)]) end.

%% More than sixteen constants: a table, but for those that have large maps.
named(1) -> #{1 => one};
named(2) -> #{1 => two};
named(3) -> #{1 => three};
named(4) -> ?LARGE(four);
named(5) -> #{1 => five};
named(6) -> #{1 => six};
named(7) -> #{1 => seven};
named(8) -> #{1 => eight};
named(9) -> #{1 => nine};
named(10) -> #{1 => ten};
named(11) -> #{1 => eleven};
named(12) -> ?LARGE(twelve);
named(13) -> #{1 => thirteen};
named(14) -> #{1 => fourteen};
named(15) -> #{1 => fifteen};
named(16) -> #{1 => sixteen};
named(17) -> #{1 => seventeen};
named(18) -> #{1 => eighteen};
named(19) -> #{1 => nineteen};
named(20) -> #{1 => twenty}.

show(M) ->
    io:format("~p ~p~n", [map_size(M), maps:get(1, M)]),
    io:format("~p~n", [[maps:get(K, M) || K <- [33, {7, 34}, <<"key">>, [3 | 6], <<5:3>>]]]),
    io:format("~p~n", [erlang:phash2(M)]).
