%% tests/lang/crypto_cipher.erl -- crypto: ciphers, text as a whole and in parts, padding, and authenticated encryption.
%% SPDX-License-Identifier: Apache-2.0
-module(crypto_cipher).
-export([main/0]).

main() ->
    Text = list_to_binary(lists:seq(0, 95)),
    [whole(C, K, I, Text) || {C, K, I} <- ciphers()],
    padding(),
    parts(),
    aead(Text),
    io:format("~p~n", [[C || {C, _, _} <- ciphers(), not lists:member(C, crypto:supports(ciphers))]]),
    [io:format("~p ~p~n", [C, crypto:cipher_info(C)]) || C <- [aes_128_cbc, aes_256_ctr, aes_128_gcm, aes_256_ccm, aes_192_ecb,
        aes_128_cfb8, aes_256_cfb128, aes_128_ofb, chacha20_poly1305, des_ede3_cbc]],
    wrong().

hex(B) -> binary:encode_hex(B).
key(N) -> list_to_binary(lists:seq(1, N)).

ciphers() ->
    [{aes_128_cbc, 16, 16}, {aes_192_cbc, 24, 16}, {aes_256_cbc, 32, 16}, {aes_128_ecb, 16, 0}, {aes_192_ecb, 24, 0},
     {aes_256_ecb, 32, 0}, {aes_128_ctr, 16, 16}, {aes_192_ctr, 24, 16}, {aes_256_ctr, 32, 16}, {aes_128_cfb8, 16, 16},
     {aes_192_cfb8, 24, 16}, {aes_256_cfb8, 32, 16}, {aes_128_cfb128, 16, 16}, {aes_192_cfb128, 24, 16},
     {aes_256_cfb128, 32, 16}, {aes_128_ofb, 16, 16}, {aes_256_ofb, 32, 16}, {chacha20, 32, 16}, {des_ede3_cbc, 24, 8},
     {des_ede3_cfb, 24, 8}, {aes_cbc, 16, 16}, {aes_ctr, 32, 16}, {aes_ecb, 24, 0}].

whole(C, K, 0, Text) ->
    E = crypto:crypto_one_time(C, key(K), Text, true),
    io:format("~p ~p ~p~n", [C, hex(E), crypto:crypto_one_time(C, key(K), E, false) =:= Text]);
whole(C, K, I, Text) ->
    E = crypto:crypto_one_time(C, key(K), key(I), [Text], [{encrypt, true}]),
    io:format("~p ~p ~p~n", [C, hex(E), crypto:crypto_one_time(C, key(K), key(I), E, [{encrypt, false}]) =:= Text]).

padding() ->
    [begin
         S = crypto:crypto_init(aes_128_cbc, key(16), key(16), [{encrypt, true}, {padding, P}]),
         A = crypto:crypto_update(S, binary:part(key(200), 0, N)),
         B = try crypto:crypto_final(S) catch error:{Id, _, T} -> {Id, T} end,
         io:format("~p ~p ~p ~p ~p~n", [P, N, byte_size(A), size_of(P, B), crypto:crypto_get_data(S)])
     end || P <- [undefined, none, zero, random, pkcs_padding], N <- [0, 5, 16, 33]],
    E = crypto:crypto_one_time(aes_256_cbc, key(32), key(16), "text", [{encrypt, true}, {padding, pkcs_padding}]),
    io:format("~p~n", [[try crypto:crypto_one_time(aes_256_cbc, key(32), key(16), E, [{encrypt, false}, {padding, P}])
                        catch error:{I, _, T} -> {I, T} end || P <- [pkcs_padding, none, undefined]]]),
    Z = crypto:crypto_one_time(aes_256_cbc, key(32), key(16), "text", [{encrypt, true}, {padding, zero}]),
    io:format("~p ~p~n", [hex(Z), crypto:crypto_one_time(aes_256_cbc, key(32), key(16), Z, false)]).

size_of(random, B) when is_binary(B) -> byte_size(B);
size_of(_, B) -> B.

parts() ->
    S = crypto:crypto_init(aes_128_ctr, key(16), key(16), true),
    Parts = [crypto:crypto_update(S, P) || P <- ["some", <<" text">>, [" in", <<" parts">>], ""]],
    io:format("~p ~p~n", [[hex(P) || P <- Parts], crypto:crypto_final(S)]),
    D = crypto:crypto_init(aes_128_ctr, key(16), key(16), false),
    io:format("~p~n", [crypto:crypto_update(D, Parts)]),
    C = crypto:crypto_init(aes_128_ecb, key(16), true),
    io:format("~p~n", [[hex(crypto:crypto_update(C, key(N))) || N <- [1, 7, 8, 16, 31]]]).

aead(Text) ->
    [begin
         {E, T} = crypto:crypto_one_time_aead(C, key(K), key(I), Text, "beside", TagSize, true),
         io:format("~p ~p ~p~n", [C, hex(E), hex(T)]),
         io:format("~p ~p ~p~n", [crypto:crypto_one_time_aead(C, key(K), key(I), E, "beside", T, false) =:= Text,
                                  crypto:crypto_one_time_aead(C, key(K), key(I), E, "other", T, false),
                                  crypto:crypto_one_time_aead(C, key(K), key(I), <<1, E/binary>>, "beside", T, false)])
     end || {C, K, I, TagSize} <- [{aes_128_gcm, 16, 12, 16}, {aes_192_gcm, 24, 12, 12}, {aes_256_gcm, 32, 16, 4},
                                   {aes_128_ccm, 16, 12, 12}, {aes_256_ccm, 32, 8, 16}, {chacha20_poly1305, 32, 12, 16},
                                   {aes_gcm, 16, 12, 16}, {aes_ccm, 24, 13, 8}]],
    {E, T} = crypto:crypto_one_time_aead(aes_256_gcm, key(32), key(12), <<>>, <<>>, true),
    io:format("~p ~p~n", [E, hex(T)]),
    io:format("~p~n", [crypto:crypto_one_time_aead(aes_256_gcm, key(32), key(12), E, <<>>, T, false)]).

wrong() ->
    [io:format("~p ~p~n", [Name, try F() catch error:{Id, {_, _}, Text} -> {Id, Text}; C:R -> {C, R} end]) || {Name, F} <-
        [{cipher, fun() -> crypto:crypto_one_time(foo, key(16), key(16), "t", true) end},
         {no_atom, fun() -> crypto:crypto_one_time("foo", key(16), key(16), "t", true) end},
         {key, fun() -> crypto:crypto_one_time(aes_128_cbc, key(15), key(16), "t", true) end},
         {key_type, fun() -> crypto:crypto_one_time(aes_128_cbc, foo, key(16), "t", true) end},
         {iv, fun() -> crypto:crypto_one_time(aes_128_cbc, key(16), key(15), "t", true) end},
         {iv_type, fun() -> crypto:crypto_one_time(aes_128_cbc, key(16), foo, "t", true) end},
         {text, fun() -> crypto:crypto_one_time(aes_128_cbc, key(16), key(16), foo, true) end},
         {options, fun() -> crypto:crypto_one_time(aes_128_cbc, key(16), key(16), "t", foo) end},
         {option, fun() -> crypto:crypto_one_time(aes_128_cbc, key(16), key(16), "t", [foo]) end},
         {padding, fun() -> crypto:crypto_one_time(aes_128_cbc, key(16), key(16), "t", [{padding, foo}]) end},
         {twice, fun() -> crypto:crypto_one_time(aes_128_cbc, key(16), key(16), "t", [{encrypt, true}, {encrypt, true}]) end},
         {aead, fun() -> crypto:crypto_one_time(aes_128_gcm, key(16), key(12), "t", true) end},
         {no_aead, fun() -> crypto:crypto_one_time_aead(aes_128_cbc, key(16), key(12), "t", "", 16, true) end},
         {aead_key, fun() -> crypto:crypto_one_time_aead(aes_128_gcm, key(15), key(12), "t", "", 16, true) end},
         {aead_iv, fun() -> crypto:crypto_one_time_aead(aes_128_gcm, key(16), "", "t", "", 16, true) end},
         {aead_tag, fun() -> crypto:crypto_one_time_aead(aes_128_ccm, key(16), key(12), "t", "", 3, true) end},
         {aead_flag, fun() -> crypto:crypto_one_time_aead(aes_128_gcm, key(16), key(12), "t", "", 16, foo) end},
         {state, fun() -> crypto:crypto_update(make_ref(), "t") end},
         {final, fun() -> crypto:crypto_final(foo) end},
         {info, fun() -> crypto:cipher_info(foo) end}]].
