%% tests/lang/large_fields.erl -- One function with hundreds of fields of binaries, made of sums and elements of tuples, as Base of Elixir has.
%% SPDX-License-Identifier: Apache-2.0
-module(large_fields).
-export([main/0]).

-define(E(X), (element(X + 1, T) + X)).

main() ->
    T = list_to_tuple(lists:seq(1, 16)),
    Bytes = [0, 5, 3, 15, 7, 1, 9, 2, 4, 8, 6, 10, 11, 12, 13, 14, 15, 0, 1, 3, 2, 5, 4, 6],
    [io:format("~w~n", [encoded(list_to_binary(lists:sublist(Bytes, N)), T)]) || N <- [3, 12, 14, 16, 18, 20, 22, 24]].

encoded(<<A, B, C, D, E, F, G, H, I, J, K, L, M, N, O, P, Q, R, S, U, V, W, X, Y>>, T) ->
    <<(?E(A)), (?E(B)), (?E(C)), (?E(D)), (?E(E)), (?E(F)), (?E(G)), (?E(H)), (?E(I)), (?E(J)), (?E(K)), (?E(L)), (?E(M)),
      (?E(N)), (?E(O)), (?E(P)), (?E(Q)), (?E(R)), (?E(S)), (?E(U)), (?E(V)), (?E(W)), (?E(X)), (?E(Y))>>;
encoded(<<A, B, C, D, E, F, G, H, I, J, K, L, M, N, O, P, Q, R, S, U, V, W>>, T) ->
    <<(?E(A)), (?E(B)), (?E(C)), (?E(D)), (?E(E)), (?E(F)), (?E(G)), (?E(H)), (?E(I)), (?E(J)), (?E(K)), (?E(L)), (?E(M)),
      (?E(N)), (?E(O)), (?E(P)), (?E(Q)), (?E(R)), (?E(S)), (?E(U)), (?E(V)), (?E(W))>>;
encoded(<<A, B, C, D, E, F, G, H, I, J, K, L, M, N, O, P, Q, R, S, U>>, T) ->
    <<(?E(A)), (?E(B)), (?E(C)), (?E(D)), (?E(E)), (?E(F)), (?E(G)), (?E(H)), (?E(I)), (?E(J)), (?E(K)), (?E(L)), (?E(M)),
      (?E(N)), (?E(O)), (?E(P)), (?E(Q)), (?E(R)), (?E(S)), (?E(U))>>;
encoded(<<A, B, C, D, E, F, G, H, I, J, K, L, M, N, O, P, Q, R>>, T) ->
    <<(?E(A)), (?E(B)), (?E(C)), (?E(D)), (?E(E)), (?E(F)), (?E(G)), (?E(H)), (?E(I)), (?E(J)), (?E(K)), (?E(L)), (?E(M)),
      (?E(N)), (?E(O)), (?E(P)), (?E(Q)), (?E(R))>>;
encoded(<<A, B, C, D, E, F, G, H, I, J, K, L, M, N, O, P>>, T) ->
    <<(?E(A)), (?E(B)), (?E(C)), (?E(D)), (?E(E)), (?E(F)), (?E(G)), (?E(H)), (?E(I)), (?E(J)), (?E(K)), (?E(L)), (?E(M)),
      (?E(N)), (?E(O)), (?E(P))>>;
encoded(<<A, B, C, D, E, F, G, H, I, J, K, L, M, N>>, T) ->
    <<(?E(A)), (?E(B)), (?E(C)), (?E(D)), (?E(E)), (?E(F)), (?E(G)), (?E(H)), (?E(I)), (?E(J)), (?E(K)), (?E(L)), (?E(M)),
      (?E(N))>>;
encoded(<<A, B, C, D, E, F, G, H, I, J, K, L>>, T) ->
    <<(?E(A)), (?E(B)), (?E(C)), (?E(D)), (?E(E)), (?E(F)), (?E(G)), (?E(H)), (?E(I)), (?E(J)), (?E(K)), (?E(L))>>;
encoded(Bin, T) when byte_size(Bin) < 12 -> << <<(?E(A))>> || <<A>> <= Bin >>.
