%% tests/lang/crypto_hash.erl -- crypto: digests, message authentication codes, keys from passwords, and the small functions
%% beside them.
%% SPDX-License-Identifier: Apache-2.0
-module(crypto_hash).
-export([main/0]).

main() ->
    Texts = ["", "abc", lists:duplicate(1000, $x), binary:copy(<<"0123456789">>, 20000)],
    Hashes = [sha, sha224, sha256, sha384, sha512, sha3_224, sha3_256, sha3_384, sha3_512, blake2b, blake2s, md5, ripemd160],
    [io:format("~p ~p~n", [H, [hex(crypto:hash(H, T)) || T <- Texts]]) || H <- Hashes],
    [io:format("~p ~p~n", [H, maps:without([type], crypto:hash_info(H))]) || H <- Hashes],
    [io:format("~p ~p~n", [H, hex(parts(H, [<<"ab">>, "cd", [<<"e">>, $f], <<>>]))]) || H <- [sha256, md5, blake2s]],
    branches(),
    [io:format("hmac ~p ~p~n", [H, [hex(crypto:mac(hmac, H, K, "text")) || K <- ["", "key", lists:duplicate(200, $k)]]])
     || H <- Hashes],
    [io:format("hmac ~p ~p~n", [N, hex(crypto:macN(hmac, sha256, "key", "text", N))]) || N <- [1, 16, 32]],
    [io:format("cmac ~p ~p~n", [C, hex(crypto:mac(cmac, C, binary:copy(<<7>>, N), "some text"))])
     || {C, N} <- [{aes_128_cbc, 16}, {aes_192_cbc, 24}, {aes_256_cbc, 32}, {aes_cbc, 16}, {des_ede3_cbc, 24}]],
    io:format("poly1305 ~p~n", [hex(crypto:mac(poly1305, binary:copy(<<9>>, 32), "some text"))]),
    S = crypto:mac_init(hmac, sha, "key"),
    S1 = crypto:mac_update(crypto:mac_update(S, "some "), <<"text">>),
    io:format("~p~n", [hex(crypto:mac_final(S1))]),
    [io:format("pbkdf2 ~p ~p~n", [H, hex(crypto:pbkdf2_hmac(H, <<"password">>, <<"salt">>, 100, 40))])
     || H <- [sha, sha224, sha256, sha384, sha512]],
    io:format("~p ~p~n", [crypto:hash_equals(<<"ab">>, <<"ab">>), crypto:hash_equals(<<"ab">>, <<"ac">>)]),
    io:format("~p~n", [crypto:exor("abc", [<<"AB">>, $C])]),
    io:format("~p ~p~n", [byte_size(crypto:strong_rand_bytes(33)), crypto:strong_rand_bytes(0)]),
    io:format("~p~n", [crypto:strong_rand_bytes(16) =/= crypto:strong_rand_bytes(16)]),
    io:format("~p~n", [crypto:rand_seed(<<"more entropy">>)]),
    random(),
    Supported = crypto:supports(hashs),
    io:format("~p ~p~n", [[H || H <- Hashes, not lists:member(H, Supported)], crypto:supports(macs)]),
    [{<<"OpenSSL">>, V, T}] = crypto:info_lib(),
    io:format("~p ~p ~p~n", [is_integer(V), is_binary(T), crypto:info_fips()]),
    wrong().

hex(B) -> binary:encode_hex(B).

parts(H, Parts) -> crypto:hash_final(lists:foldl(fun(P, S) -> crypto:hash_update(S, P) end, crypto:hash_init(H), Parts)).

%% A state can be gone on from more than once.
branches() ->
    S0 = crypto:hash_update(crypto:hash_init(sha256), "common "),
    A = crypto:hash_update(S0, "a"),
    B = crypto:hash_update(S0, "b"),
    io:format("~p ~p ~p~n", [hex(crypto:hash_final(S)) || S <- [S0, A, B]]),
    io:format("~p ~p~n", [is_reference(A), crypto:hash_final(A) =:= crypto:hash(sha256, "common a")]).

random() ->
    {#{type := Type}, _} = crypto:rand_seed_s(),
    S0 = crypto:rand_seed_s(),
    {N, S1} = rand:uniform_s(1000, S0),
    {F, _} = rand:uniform_s(S1),
    io:format("~p ~p ~p~n", [Type, N >= 1 andalso N =< 1000, F >= 0.0 andalso F < 1.0]),
    _ = crypto:rand_seed(),
    io:format("~p~n", [lists:all(fun(X) -> X >= 1 andalso X =< 6 end, [rand:uniform(6) || _ <- lists:seq(1, 1000)])]),
    C = crypto:rand_seed_alg_s(crypto_aes, "seed"),
    {L, _} = lists:mapfoldl(fun(_, S) -> rand:uniform_s(1 bsl 40, S) end, C, lists:seq(1, 5)),
    io:format("~p~n", [L]).

wrong() ->
    [io:format("~p ~p~n", [Name, try F() catch error:{Id, {_, _}, Text} -> {Id, Text}; C:R -> {C, R} end]) || {Name, F} <-
        [{type, fun() -> crypto:hash(foo, "a") end},
         {data, fun() -> crypto:hash(sha, foo) end},
         {init, fun() -> crypto:hash_init(foo) end},
         {state, fun() -> crypto:hash_update(make_ref(), "a") end},
         {final, fun() -> crypto:hash_final(foo) end},
         {info, fun() -> crypto:hash_info(foo) end},
         {mac, fun() -> crypto:mac(foo, sha, "k", "t") end},
         {digest, fun() -> crypto:mac(hmac, foo, "k", "t") end},
         {cipher, fun() -> crypto:mac(cmac, foo, "k", "t") end},
         {key, fun() -> crypto:mac(cmac, aes_128_cbc, "k", "t") end},
         {poly, fun() -> crypto:mac(poly1305, "k", "t") end},
         {update, fun() -> crypto:mac_update(make_ref(), "t") end},
         {pbkdf2, fun() -> crypto:pbkdf2_hmac(md5, <<"p">>, <<"s">>, 1, 1) end},
         {password, fun() -> crypto:pbkdf2_hmac(sha, "p", <<"s">>, 1, 1) end},
         {rounds, fun() -> crypto:pbkdf2_hmac(sha, <<"p">>, <<"s">>, 0, 1) end},
         {length, fun() -> crypto:pbkdf2_hmac(sha, <<"p">>, <<"s">>, 1, 0) end},
         {equals, fun() -> crypto:hash_equals(<<"a">>, <<"ab">>) end},
         {exor, fun() -> crypto:exor("a", "ab") end},
         {bytes, fun() -> crypto:strong_rand_bytes(-1) end}]].
