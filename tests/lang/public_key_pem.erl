%% tests/lang/public_key_pem.erl -- public_key: keys and certificates in PEM, signatures with them, encryption; on asn1's
%% generated code.
%% SPDX-License-Identifier: Apache-2.0
-module(public_key_pem).
-export([main/0]).
-include_lib("public_key/include/public_key.hrl").

main() ->
    Key = #'RSAPrivateKey'{modulus = N} = public_key:generate_key({rsa, 1024, 65537}),
    Public = #'RSAPublicKey'{modulus = N, publicExponent = 65537},
    pem('RSAPrivateKey', Key),
    pem('RSAPublicKey', Public),
    pem('SubjectPublicKeyInfo', Public),
    Signature = public_key:sign(<<"text">>, sha256, Key),
    show(rsa, [public_key:verify(T, sha256, Signature, Public) || T <- [<<"text">>, <<"texu">>]]),
    show(crypt, public_key:decrypt_private(public_key:encrypt_public(<<"secret">>, Public), Key)),
    show(crypt, public_key:decrypt_public(public_key:encrypt_private(<<"secret">>, Key), Public)),
    ec(secp256r1),
    ec(ed25519),
    {Pub, Priv} = {public_key:generate_key({namedCurve, secp256r1}), public_key:generate_key({namedCurve, secp256r1})},
    #'ECPrivateKey'{publicKey = Theirs} = Pub,
    show(secret, byte_size(public_key:compute_key(#'ECPoint'{point = Theirs}, Priv))),
    certificate(),
    show(bad, try public_key:der_decode('RSAPublicKey', <<1, 2, 3>>) catch error:R -> element(1, R) end),
    show(none, public_key:pem_decode(<<"nothing">>)).

show(Name, What) -> io:format("~w ~0p~n", [Name, What]).

pem(Type, Record) ->
    Entry = public_key:pem_entry_encode(Type, Record),
    Text = public_key:pem_encode([Entry]),
    [Again] = public_key:pem_decode(Text),
    Lines = binary:split(Text, <<"\n">>, [global]),
    show(Type, {Again =:= Entry, public_key:pem_entry_decode(Again) =:= Record, hd(Lines), length(Lines)}).

ec(Curve) ->
    Key = #'ECPrivateKey'{publicKey = Point, parameters = Parameters} = public_key:generate_key({namedCurve, Curve}),
    pem('ECPrivateKey', Key),
    Digest = case Curve of ed25519 -> none; _ -> sha256 end,
    Signature = public_key:sign(<<"text">>, Digest, Key),
    show(Curve, [public_key:verify(T, Digest, Signature, {#'ECPoint'{point = Point}, Parameters}) || T <- [<<"text">>, <<"texu">>]]).

certificate() ->
    #{cert := Der, key := _} = public_key:pkix_test_root_cert("A name", [{key, {rsa, 1024, 65537}}]),
    #'OTPCertificate'{tbsCertificate = T} = public_key:pkix_decode_cert(Der, otp),
    #'OTPSubjectPublicKeyInfo'{subjectPublicKey = Public} = T#'OTPTBSCertificate'.subjectPublicKeyInfo,
    {rdnSequence, [[#'AttributeTypeAndValue'{value = Name} | _] | _]} = T#'OTPTBSCertificate'.subject,
    show(certificate, {T#'OTPTBSCertificate'.version, Name, public_key:pkix_is_self_signed(Der), public_key:pkix_verify(Der, Public)}),
    show(path, public_key:pkix_path_validation(Der, [Der], [])  =/= false).
