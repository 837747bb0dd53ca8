%% bench/kernels/k_tools.erl -- What tools do: tables and graphs, settings, formats written and read, a state machine.
%% SPDX-License-Identifier: Apache-2.0
-module(k_tools).
-behaviour(gen_statem).
-export([main/1, init/1, callback_mode/0, locked/3, open/3, jammed/3]).

main(Args) ->
    timed:main(Args,
        [{"ets_spec", 6, fun ets_spec/1}, {"ets_bag_fold", 6, fun ets_bag_fold/1}, {"digraph_walk", 3, fun digraph_walk/1},
         {"ini_config", 8, fun ini_config/1}, {"json_encode", 20, fun json_encode/1}, {"life_bits", 4, fun life_bits/1},
         {"tlv_stream", 20, fun tlv_stream/1}, {"rand_shuffle", 24, fun rand_shuffle/1}, {"base_convert", 60, fun base_convert/1},
         {"statem", 800, fun statem/1}]).

ets_spec(N) ->
    Numbered = lists:zip(lists:seq(1, 400), timed:numbers(400)),
    Rows = [{I, X rem 100, lists:nth(1 + X rem 3, [red, green, blue]), X / 8, {tag, I rem 7}} || {I, X} <- Numbered],
    timed:repeat(N, fun() ->
        T = ets:new(t, [ordered_set, {keypos, 1}]),
        ets:insert(T, Rows),
        Count = ets:select_count(T, [{{'_', '$1', red, '_', '_'}, [{'orelse', {'<', '$1', 20}, {'>=', {'+', '$1', 5}, 90}}], [true]},
                                     {{'_', '_', blue, '$2', {tag, 3}}, [{is_float, '$2'}], [true]}]),
        [ets:update_element(T, K, [{2, K * 2}, {3, grey}]) || K <- lists:seq(1, 400, 9)],
        Deleted = ets:select_delete(T, [{{'$1', '_', green, '_', '_'}, [{'=:=', {'rem', '$1', 2}, 0}], [true]}]),
        Replaced = ets:select_replace(T, [{{'$1', '$2', grey, '$3', '$4'}, [], [{{'$1', {'+', '$2', 1}, white, '$3', '$4'}}]}]),
        Picked = ets:select(T, [{{'$1', '$2', white, '_', {tag, '$3'}}, [{'<', '$3', 4}], [{{'$3', '$1', {'-', '$2', '$1'}}}]}]),
        Pages = pages(ets:select(T, [{{'$1', '_', blue, '_', '_'}, [], ['$1']}], 16), 0),
        First = ets:match_object(T, {'_', '_', white, '_', {tag, 2}}),
        R = {Count, Deleted, Replaced, Picked, Pages, length(First), ets:info(T, size), ets:member(T, 2), ets:lookup_element(T, 1, 3),
             ets:select_reverse(T, [{{'$1', '_', white, '_', '_'}, [{'>', '$1', 390}], ['$1']}])},
        ets:delete(T), R
    end).
pages('$end_of_table', A) -> A;
pages({L, C}, A) -> pages(ets:select(C), A * 3 + lists:sum(L)).

ets_bag_fold(N) ->
    L = timed:numbers(300),
    timed:repeat(N, fun() ->
        B = ets:new(b, [bag]), D = ets:new(d, [duplicate_bag]),
        [begin ets:insert(B, {X rem 40, X rem 11}), ets:insert(D, [{X rem 30, X rem 3}, {X rem 30, X rem 3}]) end || X <- L],
        ets:delete_object(B, {7, 3}),
        Taken = lists:sort(ets:take(D, 11)),
        F = ets:foldl(fun({K, V}, A) -> A + K * V end, 0, B) + ets:foldr(fun({K, V}, A) -> A + K bxor V end, 0, D),
        Sizes = [length(ets:lookup(B, K)) || K <- lists:seq(0, 40)],
        R = {Taken, F, Sizes, ets:info(B, size), ets:info(D, size),
             lists:sort(lists:append(ets:match(B, {3, '$1'}))), lists:usort(ets:lookup_element(D, 5, 2)), lists:sort(ets:tab2list(B))},
        ets:delete_all_objects(D), ets:delete(B), ets:delete(D), R
    end).

digraph_walk(N) ->
    Edges = [{X rem 60, 1 + (X div 64) rem 60} || X <- timed:numbers(150)],
    timed:repeat(N, fun() ->
        G = digraph:new(), D = digraph:new([acyclic]),
        [begin digraph:add_vertex(G, I), digraph:add_vertex(D, I, {label, I}) end || I <- lists:seq(0, 60)],
        [digraph:add_edge(G, A, B) || {A, B} <- Edges],
        [digraph:add_edge(D, A, B) || {A, B} <- Edges, A < B],
        Order = digraph_utils:topsort(D),
        At = maps:from_list(lists:zip(Order, lists:seq(1, length(Order)))),
        R = {lists:all(fun({A, B}) -> A >= B orelse map_get(A, At) < map_get(B, At) end, Edges),
            lists:sort([length(C) || C <- digraph_utils:strong_components(G)]),
            length(digraph_utils:reachable([0], G)), length(digraph:get_short_path(G, 1, 40)),
            digraph:no_edges(G), digraph_utils:is_acyclic(D),
            lists:sum([digraph:out_degree(G, V) * digraph:in_degree(G, V) || V <- digraph:vertices(G)])},
        digraph:delete(G), digraph:delete(D), R
    end).

%% An INI file into orddicts of proplists, defaults merged, and written out again.
ini_config(N) ->
    Text = lists:append(["; comment\n[section" ++ integer_to_list(S) ++ "]\n" ++
        lists:append(["key" ++ integer_to_list(K) ++ " = " ++ ini_text(K, S) ++ "\n" || K <- lists:seq(1, 8)])
        ++ "flag\n" || S <- lists:seq(1, 8)]),
    Defaults = [{key2, "none"}, {key9, 9}, verbose, {retry, 3}],
    timed:repeat(N, fun() ->
        {_, D} = lists:foldl(fun ini_line/2, {none, orddict:new()}, string:tokens(Text, "\n")),
        M = orddict:map(fun(_, P) -> 
            proplists:compact(proplists:unfold(P) ++ [X || X <- proplists:unfold(Defaults), not proplists:is_defined(element(1, X), P)])
        end, D),
        {Found, _} = proplists:split(orddict:fetch("section3", M), [key1, key2, flag]),
        Out = orddict:fold(fun(S, P, A) ->
            [A, $[, S, "]\n", [[atom_to_list(K), "=", show(proplists:get_value(K, P)), $\n] || K <- lists:sort(proplists:get_keys(P))]]
        end, [], M),
        {Found, proplists:get_bool(verbose, orddict:fetch("section5", M)), erlang:crc32(Out), iolist_size(Out),
         orddict:size(orddict:filter(fun(K, _) -> K > "section4" end, M))}
    end).
ini_text(K, _) when K rem 3 =:= 0 -> "true";
ini_text(K, S) when K rem 3 =:= 1 -> integer_to_list(K * S);
ini_text(_, _) -> "text here".
ini_line([$; | _], A) -> A;
ini_line([$[ | T], {_, D}) -> S = lists:takewhile(fun(C) -> C =/= $] end, T), {S, orddict:store(S, [], D)};
ini_line(L, {S, D}) ->
    P = case string:tokens(L, "=") of
        [K] -> list_to_atom(K);
        [K, V] -> {list_to_atom(string:strip(K)), ini_value(string:strip(V))}
    end,
    {S, orddict:update(S, fun(Ps) -> Ps ++ [P] end, D)}.
ini_value("true") -> true;
ini_value([C | _] = V) when C >= $0, C =< $9 -> list_to_integer(V);
ini_value(V) -> V.
show(X) when is_atom(X) -> atom_to_list(X);
show(X) when is_integer(X) -> integer_to_list(X);
show(X) -> X.

%% Terms to JSON as an iolist.
json_encode(N) ->
    T = [#{id => X, <<"name">> => <<"user \"", (integer_to_binary(X rem 100))/binary, "\"\n">>,
           tags => [a, true, null, -1.5, 0.25], sub => #{list => [[], #{}, [X rem 3]], uni => <<"h\x{e9}llo"/utf8>>}} || X <- timed:numbers(25)],
    timed:repeat(N, fun() -> O = enc(T), {iolist_size(O), erlang:md5(O)} end).
enc(true) -> <<"true">>;
enc(false) -> <<"false">>;
enc(null) -> <<"null">>;
enc(A) when is_atom(A) -> enc(atom_to_binary(A));
enc(I) when is_integer(I) -> integer_to_binary(I);
enc(F) when is_float(F) -> float_to_list(F, [{decimals, 4}, compact]);
enc(B) when is_binary(B) -> [$", esc(B, B, 0, 0, []), $"];
enc([]) -> <<"[]">>;
enc([H | T]) -> [$[, enc(H), [[$,, enc(X)] || X <- T], $]];
enc(M) when map_size(M) =:= 0 -> <<"{}">>;
enc(M) when is_map(M) ->
    Key = fun(K) when is_atom(K) -> atom_to_binary(K); (K) -> K end,
    [_ | Ps] = lists:append([[$,, enc(Key(K)), $:, enc(V)] || {K, V} <- lists:sort(maps:to_list(M))]),
    [${, Ps, $}].
esc(<<C, T/binary>>, B, At, Len, A) when C < 32; C =:= $"; C =:= $\\ -> esc(T, B, At + Len + 1, 0, [A, binary_part(B, At, Len), esc(C)]);
esc(<<_, T/binary>>, B, At, Len, A) -> esc(T, B, At, Len + 1, A);
esc(<<>>, B, At, Len, A) -> [A | binary_part(B, At, Len)].
esc($\n) -> "\\n";
esc(C) when C < 32 -> io_lib:format("\\u~4.16.0b", [C]);
esc(C) -> [$\\, C].

%% Game of Life, a row a bitstring.
life_bits(N) ->
    W = 32,
    Rows = [<<(X * 2654435761):W>> || X <- timed:numbers(24)],
    timed:repeat(N, fun() -> G = life(3, Rows, W), {lists:sum([length([1 || <<1:1>> <= R]) || R <- G]), erlang:phash2(G)} end).
life(0, Rows, _) -> Rows;
life(K, Rows, W) -> Zero = <<0:W>>, life(K - 1, life_rows([Zero | Rows], Zero, W), W).
life_rows([A, B], Z, W) -> [life_row(A, B, Z, 0, W, <<>>)];
life_rows([A, B, C | T], Z, W) -> [life_row(A, B, C, 0, W, <<>>) | life_rows([B, C | T], Z, W)].
life_row(_, _, _, W, W, Out) -> Out;
life_row(A, B, C, I, W, Out) ->
    L = max(I - 1, 0), Len = min(I + 2, W) - L, Skip = I - L,
    <<_:L, P:Len/bitstring, _/bitstring>> = A,
    <<_:L, Q:Len/bitstring, _/bitstring>> = B,
    <<_:L, R:Len/bitstring, _/bitstring>> = C,
    <<_:Skip, Me:1, _/bitstring>> = Q,
    New = case ones(P, 0) + ones(Q, 0) + ones(R, 0) - Me of 3 -> 1; 2 -> Me; _ -> 0 end,
    life_row(A, B, C, I + 1, W, <<Out/bitstring, New:1>>).
ones(<<X:1, T/bitstring>>, A) -> ones(T, A + X);
ones(<<>>, A) -> A.

%% A stream of TLV frames, arriving in pieces of odd sizes.
tlv_stream(N) ->
    Stream = iolist_to_binary([<<(X rem 5), (X rem 40):16, (binary:copy(<<X>>, X rem 40))/binary>> || X <- timed:numbers(120)]),
    Pieces = pieces(Stream, 1),
    timed:repeat(N, fun() ->
        {Rest, Frames} = lists:foldl(fun(P, {Buffer, Fs}) -> frames(<<Buffer/binary, P/binary>>, Fs) end, {<<>>, []}, Pieces),
        {Rest, length(Frames), erlang:phash2(Frames)}
    end).
pieces(<<>>, _) -> [];
pieces(B, K) when byte_size(B) =< K -> [B];
pieces(B, K) -> <<P:K/binary, R/binary>> = B, [P | pieces(R, 1 + (K * 5 + 3) rem 23)].
frames(<<T, L:16, V:L/bytes, R/binary>>, A) -> frames(R, [{T, V} | A]);
frames(B, A) -> {B, A}.

rand_shuffle(N) ->
    L = lists:seq(1, 300),
    timed:repeat(N, fun() ->
        S0 = rand:seed_s(exro928ss, {7, 8, 9}),
        {Tagged, S1} = lists:mapfoldl(fun(X, S) -> {R, T} = rand:uniform_s(1 bsl 30, S), {{R, X}, T} end, S0, L),
        Shuffled = [X || {_, X} <- lists:sort(Tagged)],
        {Normal, S2} = lists:mapfoldl(fun(_, S) -> rand:normal_s(S) end, S1, lists:seq(1, 100)),
        {Bytes, _} = rand:bytes_s(20, S2),
        {erlang:phash2(Shuffled), trunc(lists:sum(Normal) * 1000), Bytes}
    end).

base_convert(N) ->
    Alphabet = list_to_tuple("123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"),
    Index = maps:from_list(lists:zip(tuple_to_list(Alphabet), lists:seq(0, 57))),
    timed:repeat(N, fun() ->
        X = binary:decode_unsigned(erlang:md5(<<"key">>)) * 977 + 13,
        S = to58(X, Alphabet, []),
        X = lists:foldl(fun(C, A) -> A * 58 + map_get(C, Index) end, 0, S),
        Digits = [integer_to_list(X, B) || B <- [2, 3, 7, 16, 36]],
        true = lists:all(fun({D, B}) -> list_to_integer(D, B) =:= X end, lists:zip(Digits, [2, 3, 7, 16, 36])),
        {S, integer_to_binary(X bsr 40, 32), binary_to_integer(<<"zz19">>, 36), [roundtrip(I, 12) || I <- lists:seq(1, 40)]}
    end).
to58(0, _, A) -> A;
to58(X, T, A) -> to58(X div 58, T, [element(X rem 58 + 1, T) | A]).
roundtrip(I, B) -> D = to_digits(I * 7919, B, []), lists:foldl(fun(X, A) -> A * B + X end, 0, D) - I * 7919 + length(D).
to_digits(0, _, A) -> A;
to_digits(X, B, A) -> to_digits(X div B, B, [X rem B | A]).

%% A turnstile: postponed events, next_event, state timeouts that are cancelled, enter calls.
callback_mode() -> [state_functions, state_enter].
init(_) -> {ok, locked, #{coins => 0, passed => 0, enters => 0}}.
locked(enter, _, D) -> {keep_state, bump(enters, D)};
locked({call, From}, {coin, X}, #{coins := C} = D) when X >= 5 ->
    {next_state, open, D#{coins := C + X}, [{reply, From, thanks}, {state_timeout, 100000, close}]};
locked({call, From}, {coin, X}, D) -> {keep_state, D, [{reply, From, {more, 5 - X}}]};
locked(cast, kick, D) -> {next_state, jammed, D, [{next_event, internal, repair}]};
locked({call, _}, {push, _}, _) -> {keep_state_and_data, postpone};
locked({call, From}, report, D) -> {keep_state_and_data, [{reply, From, D}]};
locked(cast, tick, D) -> {keep_state, bump(ticks, D)}.
open(enter, _, D) -> {keep_state, bump(enters, D)};
open({call, From}, {push, Who}, D) -> {next_state, locked, (bump(passed, D))#{last => Who}, {reply, From, {welcome, Who}}};
open(cast, tick, _) -> {keep_state_and_data, [{timeout, 0, idle}]};
open(timeout, idle, D) -> {keep_state, bump(idle, D)};
open(_, _, _) -> {keep_state_and_data, postpone}.
jammed(enter, locked, D) -> {keep_state, bump(enters, D)};
jammed(internal, repair, D) -> {next_state, locked, bump(repairs, D)};
jammed(_, _, _) -> {keep_state_and_data, postpone}.
bump(K, D) -> D#{K => maps:get(K, D, 0) + 1}.

statem(N) ->
    {ok, P} = gen_statem:start(?MODULE, [], []),
    R = visits(N, P, 0),
    Report = maps:remove(idle, gen_statem:call(P, report)),
    ok = gen_statem:stop(P),
    {R, Report}.
visits(0, _, A) -> A;
visits(N, P, A) ->
    Early = if N rem 13 =:= 0 -> gen_statem:send_request(P, {push, -N}); true -> none end,
    X = gen_statem:call(P, {coin, if Early =:= none -> N rem 7; true -> 9 end}),
    N rem 11 =:= 0 andalso X =/= thanks andalso gen_statem:cast(P, kick),
    gen_statem:cast(P, tick),
    Y = case X of
        thanks when Early =/= none -> {reply, Z} = gen_statem:wait_response(Early), Z;
        thanks -> gen_statem:call(P, {push, N});
        _ -> none
    end,
    visits(N - 1, P, (A * 31 + erlang:phash2({X, Y})) band 16#ffffff).
