%% Results of BIFs at the edges of what they take.
%% SPDX-License-Identifier: Apache-2.0
-module(bif_edges).
-export([main/0]).

id(X) -> X.

sign(F) when is_float(F) -> <<Sign:1, _/bits>> = <<F/float>>, {Sign, F};
sign(X) -> X.

arguments(A) when is_list(A) -> [X || X <- A, not is_reference(X)];
arguments(A) -> A.

failure(F) ->
    try F() of
        R -> R
    catch C:R:T ->
        [{M, N, A, I} | _] = T,
        {C, R, M, N, arguments(A), lists:keydelete(file, 1, lists:keydelete(line, 1, I))}
    end.

main() ->
    io:format("~p~n", [[sign(+id(X)) || X <- [0.0, -0.0, -1.5, 0, 1 bsl 70]]]),
    io:format("~p~n", [failure(fun() -> +id(a) end)]),
    io:format("~p~n", [failure(fun() -> apply(erlang, id('+'), [a]) end)]),
    io:format("~p~n", [[erlang:adler32(N, D) || N <- [0, 65520, 65521, 65535, 16#ffffffff], D <- [<<>>, [], [<<>>], [[]], "a"]]]),
    [io:format("~p ~p~n", [S, erlang:posixtime_to_universaltime(S)])
     || S <- [-(1 bsl 63), -9007199254740992, -62167219201, -62167219200, -62162035200, -62162035201, -1, 0, (1 bsl 55) - 1]],
    io:format("~p~n", [[byte_size(term_to_binary((1 bsl N) - 1, [{compressed, L}])) || N <- [100, 127, 128, 136, 200, 500], L <- [1, 6, 9]]]),
    process_flag(fullsweep_after, 100000),
    io:format("~p~n", [process_info(self(), fullsweep_after)]),
    [io:format("~p~n", [failure(fun() -> re:run(S, P, O) end)])
     || {S, P, O} <- [{0, "", []}, {0, "", [global]}, {0, "", [unicode]}, {<<255>>, "", [unicode]}, {<<255>>, <<>>, [unicode]},
                      {"a", "(", [global]}, {"a", <<"(">>, [unicode]}, {<<"a">>, <<"(">>, [unicode]}, {"a", "a", [foo]}]],
    [io:format("~p~n", [failure(fun() -> re:compile(P, [unicode]) end)]) || P <- [a, [a], [255 | a]]],
    Words = <<1:32, 16#ffffffff:32, 2:32, 3:32>>,
    [io:format("~p~n", [failure(fun() -> term_to_binary(binary_to_term(<<131, B/binary>>)) =:= <<131, B/binary>> end)])
     || B <- [<<90, 0, 3, 119, 1, $n, Words/binary>>, <<90, 0, 3, 100, 0, 1, $n, Words/binary>>,
              <<114, 0, 3, 100, 0, 1, $n, 1, 16#ffffffff:32, 2:32, 3:32>>, <<114, 0, 3, 100, 0, 1, $n, 1, 1:32, 2:32, 3:32>>]],
    Z = zlib:open(),
    [io:format("~p~n", [failure(fun() -> zlib:F(Z, D) end)]) || F <- [deflateSetDictionary, inflateSetDictionary], D <- [a, "a"]].
