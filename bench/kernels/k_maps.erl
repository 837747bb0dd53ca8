%% bench/kernels/k_maps.erl -- Maps and other containers: keys of every kind, sizes on both sides of 32.
%% SPDX-License-Identifier: Apache-2.0
-module(k_maps).
-export([main/1]).

-record(account, {id, owner, balance = 0, history = []}).

main(Args) ->
    timed:main(Args,
        [{"tuple_keys", 20, fun tuple_keys/1}, {"binary_keys", 20, fun binary_keys/1}, {"string_keys", 20, fun string_keys/1},
         {"atom_struct", 100000, fun atom_struct/1}, {"nested", 20000, fun nested/1}, {"fold", 200, fun fold/1},
         {"merge", 200, fun merge/1}, {"life_sets", 12, fun life_sets/1}, {"bfs_grid", 6, fun bfs_grid/1},
         {"dijkstra", 10, fun dijkstra/1}, {"memo_fib", 400, fun memo_fib/1}, {"word_count", 20, fun word_count/1},
         {"gb_sets_ops", 20, fun gb_sets_ops/1}, {"orddict_small", 4000, fun orddict_small/1}, {"dict_churn", 10, fun dict_churn/1},
         {"array_sieve", 4, fun array_sieve/1}, {"queue_rotate", 40, fun queue_rotate/1}, {"sets_algebra", 30, fun sets_algebra/1},
         {"record_ledger", 60, fun record_ledger/1}, {"trie", 20, fun trie/1}, {"float_keys", 20, fun float_keys/1},
         {"map_iterate", 100, fun map_iterate/1}, {"map_compare", 200, fun map_compare/1}, {"union_find", 10, fun union_find/1},
         {"lru", 20, fun lru/1}, {"sudoku", 1, fun sudoku/1}, {"digraph_topo", 10, fun digraph_topo/1}]).

count(Keys) -> lists:foldl(fun(K, M) -> M#{K => maps:get(K, M, 0) + 1} end, #{}, Keys).

tuple_keys(N) -> Ks = [{X rem 50, X rem 31} || X <- timed:numbers(4000)], timed:repeat(N, fun() -> maps:size(count(Ks)) end).
binary_keys(N) -> Ks = [integer_to_binary(X rem 900) || X <- timed:numbers(4000)], timed:repeat(N, fun() -> maps:size(count(Ks)) end).
string_keys(N) -> Ks = [integer_to_list(X rem 900) || X <- timed:numbers(4000)], timed:repeat(N, fun() -> maps:size(count(Ks)) end).
float_keys(N) -> Ks = [(X rem 900) / 4 || X <- timed:numbers(4000)], timed:repeat(N, fun() -> maps:size(count(Ks)) end).

atom_struct(N) -> struct(N, #{name => <<"x">>, age => 0, tags => [], active => true, score => 0}).
struct(0, #{score := S}) -> S;
struct(N, #{age := A, active := true} = M) -> struct(N - 1, M#{age := A + 1, active := A band 3 =/= 0, score := A});
struct(N, #{score := S} = M) -> struct(N - 1, M#{active := true, score := S + 1}).

nested(N) -> nested(N, #{db => #{users => #{1 => #{visits => 0}}}}).
nested(0, #{db := #{users := #{1 := #{visits := V}}}}) -> V;
nested(N, #{db := #{users := Users} = Db} = M) ->
    U = maps:update_with(1, fun(#{visits := V} = X) -> X#{visits := V + 1} end, Users),
    nested(N - 1, M#{db := Db#{users := U}}).

fold(N) ->
    M = maps:from_list([{X, X * 2} || X <- lists:seq(1, 1000)]),
    timed:repeat(N, fun() ->
        S = maps:fold(fun(K, V, A) -> A + K * V end, 0, M),
        S + maps:size(maps:filter(fun(K, _) -> K rem 2 =:= 0 end, maps:map(fun(_, V) -> V + 1 end, M)))
    end).

merge(N) ->
    A = maps:from_list([{X, a} || X <- lists:seq(1, 500)]), B = maps:from_list([{X, b} || X <- lists:seq(250, 800)]),
    timed:repeat(N, fun() -> maps:size(maps:merge(A, B)) + maps:size(maps:with(lists:seq(1, 100), B)) + maps:size(maps:without(lists:seq(1, 50), A)) end).

life_sets(N) -> sets:size(life(N, sets:from_list([{X rem 30, X div 30 rem 30} || X <- timed:numbers(300)], [{version, 2}]))).
life(0, S) -> S;
life(N, S) ->
    Counts = sets:fold(fun({X, Y}, C) ->
        lists:foldl(fun(P, D) -> maps:update_with(P, fun(V) -> V + 1 end, 1, D) end, C,
                    [{X + A, Y + B} || A <- [-1, 0, 1], B <- [-1, 0, 1], {A, B} =/= {0, 0}])
    end, #{}, S),
    life(N - 1, sets:from_list([P || {P, C} <- maps:to_list(Counts), C =:= 3 orelse (C =:= 2 andalso sets:is_element(P, S))], [{version, 2}])).

bfs_grid(N) ->
    Walls = maps:from_list([{{X rem 60, X div 64 rem 60}, true} || X <- timed:numbers(900)]),
    timed:repeat(N, fun() -> bfs(queue:from_list([{{0, 0}, 0}]), #{{0, 0} => 0}, Walls) end).
bfs(Q, Seen, Walls) ->
    case queue:out(Q) of
        {empty, _} -> maps:size(Seen);
        {{value, {{X, Y}, D}}, Q1} ->
            {Q2, Seen2} = lists:foldl(fun({A, B} = P, {Qa, Sa}) ->
                case A >= 0 andalso B >= 0 andalso A < 60 andalso B < 60 andalso not is_map_key(P, Walls) andalso not is_map_key(P, Sa) of
                    true -> {queue:in({P, D + 1}, Qa), Sa#{P => D + 1}};
                    false -> {Qa, Sa}
                end
            end, {Q1, Seen}, [{X + 1, Y}, {X - 1, Y}, {X, Y + 1}, {X, Y - 1}]),
            bfs(Q2, Seen2, Walls)
    end.

dijkstra(N) ->
    G = maps:from_list([{I, [{(I * K) rem 500, K + I rem 7} || K <- [3, 7, 11]]} || I <- lists:seq(0, 499)]),
    timed:repeat(N, fun() -> shortest(gb_sets:singleton({0, 1}), #{1 => 0}, G) end).
shortest(Heap, Dist, G) ->
    case gb_sets:is_empty(Heap) of
        true -> lists:sum(maps:values(Dist));
        false ->
            {{D, V}, H} = gb_sets:take_smallest(Heap),
            {H2, D2} = lists:foldl(fun({W, C}, {Ha, Da}) ->
                New = D + C,
                case Da of
                    #{W := Old} when Old =< New -> {Ha, Da};
                    _ -> {gb_sets:add({New, W}, Ha), Da#{W => New}}
                end
            end, {H, Dist}, maps:get(V, G)),
            shortest(H2, D2, G)
    end.

memo_fib(N) -> timed:repeat(N, fun() -> {V, _} = memo(150, #{}), V end).
memo(N, M) when N < 2 -> {N, M};
memo(N, M) ->
    case M of
        #{N := V} -> {V, M};
        _ -> {A, M1} = memo(N - 1, M), {B, M2} = memo(N - 2, M1), {A + B, M2#{N => A + B}}
    end.

word_count(N) ->
    Text = lists:append([lists:nth(1 + X rem 5, ["lorem ", "ipsum ", "dolor ", "sit ", "amet, "]) || X <- timed:numbers(1500)]),
    timed:repeat(N, fun() -> lists:sort(maps:to_list(count(string:tokens(Text, " ,")))) end).

gb_sets_ops(N) ->
    timed:repeat(N, fun() ->
        S = lists:foldl(fun gb_sets:add_element/2, gb_sets:new(), timed:numbers(1000)),
        gb_sets:fold(fun(X, A) -> A bxor X end, 0, gb_sets:filter(fun(X) -> X band 1 =:= 0 end, S))
    end).

orddict_small(N) ->
    timed:repeat(N, fun() -> lists:foldl(fun(K, D) -> orddict:update_counter(K rem 16, 1, D) end, orddict:new(), lists:seq(1, 60)) end).

dict_churn(N) ->
    timed:repeat(N, fun() ->
        D = lists:foldl(fun(K, A) -> dict:store(K rem 700, K, A) end, dict:new(), timed:numbers(2000)),
        dict:fold(fun(K, V, A) -> K + V + A end, 0, dict:filter(fun(K, _) -> K band 1 =:= 0 end, D))
    end).

array_sieve(N) -> timed:repeat(N, fun() -> sieve(2, array:new(8000, {default, true}), 0) end).
sieve(I, A, C) when I >= 8000 -> {C, array:size(A)};
sieve(I, A, C) ->
    case array:get(I, A) of
        true -> sieve(I + 1, strike(I * I, I, A), C + 1);
        false -> sieve(I + 1, A, C)
    end.
strike(J, _, A) when J >= 8000 -> A;
strike(J, I, A) -> strike(J + I, I, array:set(J, false, A)).

queue_rotate(N) ->
    Q = queue:from_list(lists:seq(1, 100)),
    timed:repeat(N, fun() -> rotate(3000, Q) end).
rotate(0, Q) -> queue:get(Q);
rotate(K, Q) -> {{value, X}, R} = queue:out(Q), rotate(K - 1, queue:in(X + 1, R)).

sets_algebra(N) ->
    A = sets:from_list(timed:numbers(800)), B = sets:from_list(lists:sublist(timed:numbers(1000), 200, 700)),
    timed:repeat(N, fun() -> {sets:size(sets:union(A, B)), sets:size(sets:intersection(A, B)), sets:size(sets:subtract(A, B))} end).

record_ledger(N) ->
    Accounts = maps:from_list([{I, #account{id = I, owner = <<"o">>}} || I <- lists:seq(1, 50)]),
    timed:repeat(N, fun() -> lists:sum([B || #account{balance = B} <- maps:values(ledger(1000, Accounts))]) end).
ledger(0, As) -> As;
ledger(K, As) ->
    From = 1 + K rem 50, To = 1 + (K * 7) rem 50,
    #account{balance = B, history = H} = F = maps:get(From, As),
    As1 = As#{From := F#account{balance = B - K, history = lists:sublist([{out, K} | H], 5)}},
    ledger(K - 1, maps:update_with(To, fun(#account{balance = C} = T) -> T#account{balance = C + K} end, As1)).

trie(N) ->
    Words = [integer_to_list(X rem 5000) || X <- timed:numbers(1500)],
    timed:repeat(N, fun() -> T = lists:foldl(fun enter/2, #{}, Words), length([W || W <- Words, has(lists:reverse(W), T)]) end).
enter([], T) -> T#{stop => true};
enter([C | Cs], T) -> T#{C => enter(Cs, maps:get(C, T, #{}))}.
has([], T) -> is_map_key(stop, T);
has([C | Cs], T) ->
    case T of
        #{C := U} -> has(Cs, U);
        _ -> false
    end.

map_iterate(N) ->
    M = maps:from_list([{{k, X}, X} || X <- lists:seq(1, 1000)]),
    timed:repeat(N, fun() -> iterate(maps:next(maps:iterator(M)), 0) end).
iterate(none, A) -> A;
iterate({_, V, I}, A) -> iterate(maps:next(I), A + V).

map_compare(N) ->
    Ms = [maps:from_list([{X, Y} || X <- lists:seq(1, 20)]) || Y <- [1, 2, 3, 1, 2]],
    timed:repeat(N, fun() -> length(lists:usort(Ms)) + length([1 || A <- Ms, B <- Ms, A =:= B]) end).

union_find(N) ->
    timed:repeat(N, fun() ->
        P = lists:foldl(fun(X, M) -> union(X rem 1000, X div 1000 rem 1000, M) end, maps:from_list([{I, I} || I <- lists:seq(0, 999)]), timed:numbers(1200)),
        length(lists:usort([find(I, P) || I <- lists:seq(0, 999)]))
    end).
find(X, M) -> case M of #{X := X} -> X; #{X := Y} -> find(Y, M) end.
union(A, B, M) -> M#{find(A, M) := find(B, M)}.

lru(N) -> Ks = [X rem 300 || X <- timed:numbers(3000)], timed:repeat(N, fun() -> lru(Ks, #{}, gb_trees:empty(), 0, 0) end).
lru([], _, _, _, Hits) -> Hits;
lru([K | Ks], M, T, Clock, Hits) ->
    case M of
        #{K := Was} -> lru(Ks, M#{K := Clock}, gb_trees:insert(Clock, K, gb_trees:delete(Was, T)), Clock + 1, Hits + 1);
        _ when map_size(M) >= 100 ->
            {_, Old, T2} = gb_trees:take_smallest(T),
            lru(Ks, (maps:remove(Old, M))#{K => Clock}, gb_trees:insert(Clock, K, T2), Clock + 1, Hits);
        _ -> lru(Ks, M#{K => Clock}, gb_trees:insert(Clock, K, T), Clock + 1, Hits)
    end.

sudoku(N) ->
    Text = "530070000600195000098000060800060003400803001700020006060000280000419005000080079",
    Cells = [{R, C} || R <- lists:seq(0, 8), C <- lists:seq(0, 8)],
    Board = maps:from_list([{P, D - $0} || {P, D} <- lists:zip(Cells, Text)]),
    timed:repeat(N, fun() -> {ok, B} = solve(Cells, Board), [maps:get({4, C}, B) || C <- lists:seq(0, 8)] end).
solve([], B) -> {ok, B};
solve([P | Ps], B) ->
    case B of
        #{P := 0} -> try_digits([D || D <- lists:seq(1, 9), fits(P, D, B)], P, Ps, B);
        _ -> solve(Ps, B)
    end.
try_digits([], _, _, _) -> no;
try_digits([D | Ds], P, Ps, B) ->
    case solve(Ps, B#{P := D}) of
        no -> try_digits(Ds, P, Ps, B);
        Solved -> Solved
    end.
fits({R, C}, D, B) ->
    not lists:any(fun(I) ->
        maps:get({R, I}, B) =:= D orelse maps:get({I, C}, B) =:= D orelse
            maps:get({R div 3 * 3 + I div 3, C div 3 * 3 + I rem 3}, B) =:= D
    end, lists:seq(0, 8)).

digraph_topo(N) ->
    timed:repeat(N, fun() ->
        G = digraph:new([acyclic]),
        [digraph:add_vertex(G, V) || V <- lists:seq(1, 200)],
        [digraph:add_edge(G, A, B) || A <- lists:seq(1, 200), B <- [A * 2, A * 3 + 1, A + 17], B =< 200],
        Order = digraph_utils:topsort(G),
        Reach = length(digraph_utils:reachable([2], G)),
        digraph:delete(G),
        {length(Order), Reach}
    end).
