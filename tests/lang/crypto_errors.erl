%% Arguments that crypto does not take: class, text and number of the argument are OTP's; file and line are not compared.
%% SPDX-License-Identifier: Apache-2.0
-module(crypto_errors).
-export([main/0]).

place([{M, F, _, I} | _]) ->
    {_, Info} = lists:keyfind(error_info, 1, I ++ [{error_info, none}]),
    {M, F, Info}.

show(F, As) ->
    try apply(crypto, F, As) of
        R -> io:format("~p ~p~n", [F, R])
    catch
        error:{Id, {_, _}, Text}:T -> io:format("~p ~p~n  ~p ~p ~p~n", [F, As, Id, Text, place(T)]);
        C:R:T -> io:format("~p ~p~n  ~p ~p ~p~n", [F, As, C, R, place(T)])
    end.

main() ->
    Key = <<0:128>>,
    [show(pbkdf2_hmac, [sha, <<"p">>, <<"s">>, N, Size]) || N <- [0, -1, 1 bsl 63, 1 bsl 64, a, 1], Size <- [0, -1, 1 bsl 64, a, 1]],
    show(pbkdf2_hmac, [sha, <<"p">>, <<"s">>, 1, (1 bsl 64) - 1]),
    [show(crypto_one_time, [aes_128_ecb, K, <<>>, <<0:128>>, O])
     || K <- [Key, <<1>>], O <- [[{a, 1}], [{"tag", 1}], [{lists:duplicate(30, long_name), 1}], [x], x, [{padding, x}], [{encrypt, x}],
                                 undefined, [{encrypt, undefined}, {padding, pkcs_padding}], [{encrypt, true}, {encrypt, true}]]],
    [show(crypto_one_time_aead, [aes_128_gcm, Key, <<0:96>>, <<>>, <<>>, 16, E]) || E <- [x, undefined]],
    show(crypto_dyn_iv_update, [x, x, <<0:128>>]),
    show(crypto_dyn_iv_update, [x, <<>>, <<0:128>>]),
    show(sign, [rsa, foo, <<>>, #{}]),
    show(verify, [rsa, foo, <<>>, #{}, []]),
    show(verify, [foo, sha, <<>>, <<>>, #{}]),
    show(public_encrypt, [foo, x, [], []]),
    show(public_encrypt, [rsa, x, [], []]),
    show(private_decrypt, [rsa, <<>>, #{}, []]),
    show(compute_key, [dh, <<1>>, <<0:256>>, [5, 23]]),
    show(compute_key, [ecdh, <<0:256>>, <<0:256>>, x25519]),
    show(compute_key, [ecdh, <<0:256>>, <<0:256>>, secp256r1]),
    show(mac, [cmac, des_ede3_cbc, Key, <<>>]),
    show(mac, [cmac, chacha20_poly1305, Key, <<>>]),
    show(engine_list, []),
    show(engine_by_id, [<<"x">>]).
