%% tests/lang/crypto_keys.erl -- crypto: pairs of keys. Signatures, encryption, secrets in common, of RSA, DSA, elliptic curves,
%% Diffie-Hellman and SRP. What is random is only checked against its other half.
%% SPDX-License-Identifier: Apache-2.0
-module(crypto_keys).
-export([main/0]).
-compile(nowarn_deprecated_function).

main() ->
    rsa(), rsa_new(), dss(), ecdsa(), ec_pairs(), eddsa(), eddh(), dh(), srp(), numbers(), supports(), wrong().

show(Name, What) -> io:format("~w ~0p~n", [Name, What]).

hash(B) -> binary:encode_hex(crypto:hash(md5, B)).

key() ->
    [65537,
     141135898543670628850187469383724287745799905449161657698679411311095195615628072660714279033671602069432127697429855266693030735830802435599857109614885329335307653331620990326380317977122407441543364029098264015963639014873918973432057342625518285221308323748138774079542257476257462380578901186583490583913,
     118741339608174178457079766954236382161647850628742168274254014997194972242466098087591191500352240641230887238977789030546413914464177253980269486090995101660610335919755435751005735724869006281013162380302795049476719715203366697189796263477888413225954627000317165507077140839469817190833105465848743561225,
     12415439555739145065164146050443128580082188103893696288976688948947627765565527506393153705856104972148531038917533252165646891126361383324885676890833107,
     11367772998293027051557575721663618767244030808343209579973121478489472511940427898228670362014926677711186489640799666808808648620301620959286953806635859,
     9069141673434854993432765672411979408796169966548711757361201001769531471091421613951805046926916296621246416926302232035735746507961891815497383307060947,
     3891480952999131206825063877130831241025982745398475775923478040952611743067023206688744061702624166721858933046848963560364710496306923817410055520574263,
     8010794833173071075870194385743268823423923956546465914686644834000595276391120096791013926771965715670388307392332396960640662853519219949408612969793431].

rsa() ->
    Private = key(), Public = lists:sublist(Private, 2),
    [begin
         S = crypto:sign(rsa, H, "some text", Private),
         show({rsa, H, hash(S)}, [crypto:verify(rsa, H, T, S, Public) || T <- ["some text", "some texu"]])
     end || H <- [md5, sha, sha224, sha256, sha384, sha512, ripemd160]],
    D = crypto:hash(sha256, "x"),
    S1 = crypto:sign(rsa, sha256, {digest, D}, lists:sublist(Private, 3)),
    show(digest, {S1 =:= crypto:sign(rsa, sha256, <<"x">>, Private), crypto:verify(rsa, sha256, {digest, D}, S1, Public)}),
    S2 = crypto:sign(rsa, none, "short", Private),
    show(none, {hash(S2), crypto:verify(rsa, none, "short", S2, Public)}),
    [begin
         S = crypto:sign(rsa, sha256, "some text", Private, O),
         show({pss, O, byte_size(S)}, [crypto:verify(rsa, sha256, T, S, Public, O) || T <- ["some text", "some texu"]])
     end || O <- [[{rsa_padding, rsa_pkcs1_pss_padding}], [{rsa_padding, rsa_pkcs1_pss_padding}, {rsa_pss_saltlen, 10}],
                  [{rsa_mgf1_md, sha}, {rsa_padding, rsa_pkcs1_pss_padding}, {rsa_pss_saltlen, -1}]]],
    [show({crypt, O}, crypto:private_decrypt(rsa, crypto:public_encrypt(rsa, <<"secret">>, Public, O), Private, O))
     || O <- [rsa_pkcs1_padding, [], [{rsa_pad, rsa_pkcs1_padding}], [{rsa_padding, rsa_pkcs1_oaep_padding}],
              [{rsa_padding, rsa_pkcs1_oaep_padding}, {rsa_oaep_md, sha256}, {rsa_mgf1_md, sha}, {rsa_oaep_label, <<"label">>}]]],
    Block = <<0, (binary:copy(<<7>>, 127))/binary>>,
    E = crypto:public_encrypt(rsa, Block, Public, rsa_no_padding),
    show(no_padding, {hash(E), crypto:private_decrypt(rsa, E, Private, rsa_no_padding) =:= Block}),
    E1 = crypto:private_encrypt(rsa, <<"secret">>, Private, rsa_pkcs1_padding),
    show(private_encrypt, {hash(E1), crypto:public_decrypt(rsa, E1, Public, rsa_pkcs1_padding)}),
    show(to_public, crypto:privkey_to_pubkey(rsa, Private) =:= [binary:encode_unsigned(N) || N <- Public]).

rsa_new() ->
    {Public, Private} = crypto:generate_key(rsa, {512, 65537}),
    S = crypto:sign(rsa, sha256, "t", Private),
    show(new, {length(Public), length(Private), hd(Public), byte_size(lists:nth(2, Public)), crypto:verify(rsa, sha256, "t", S, Public)}).

dss() ->
    P = 16#fca682ce8e12caba26efccf7110e526db078b05edecbcd1eb4a208f3ae1617ae01f35b91a47e6df63413c5e12ed0899bcd132acd50d99151bdc43ee737592e17,
    Q = 16#962eddcc369cba8ebb260ee6b6a126d9346e38c5,
    G = 16#678471b27a9cf44ee91a49c5147db1a9aaf244f05a434d6486931d2d14271b9e35030b71fd73da179069b32e2935630e1c2062354d0da20a6c416e50be794ca4,
    X = 1234567890123456789012345678901234567890,
    Y = binary:decode_unsigned(crypto:mod_pow(G, X, P)),
    S = crypto:sign(dss, sha, "text", [P, Q, G, X]),
    show(dss, [crypto:verify(dss, sha, T, S, [P, Q, G, Y]) || T <- ["text", "texu"]]),
    show(dss_public, catch crypto:privkey_to_pubkey(dss, [P, Q, G, X])).

ecdsa() ->
    [begin
         {Public, Private} = crypto:generate_key(ecdh, Curve),
         S = crypto:sign(ecdsa, sha256, "text", [Private, Curve]),
         show({ecdsa, Curve}, {byte_size(Public), byte_size(Private), [crypto:verify(ecdsa, sha256, T, S, [Public, Curve]) || T <- ["text", "texu"]]})
     end || Curve <- [secp256r1, prime256v1, secp256k1, secp384r1, secp521r1, secp224r1, brainpoolP256r1, sect283k1]].

ec_pairs() ->
    [begin
         {PublicA, PrivateA} = crypto:generate_key(ecdh, Curve, 12345678901234567890),
         {PublicB, PrivateB} = crypto:generate_key(ecdh, Curve, <<9:128>>),
         Secret = crypto:compute_key(ecdh, PublicB, PrivateA, Curve),
         show({ecdh, Curve}, {hash(PublicA), PrivateA, hash(Secret), Secret =:= crypto:compute_key(ecdh, PublicA, PrivateB, Curve)})
     end || Curve <- [secp256r1, secp384r1, sect163k1, crypto_ec_curves:curve(secp192r1)]].

eddsa() ->
    [begin
         {Public, Private} = crypto:generate_key(eddsa, Curve, binary:copy(<<5>>, N)),
         S = crypto:sign(eddsa, none, "text", [Private, Curve]),
         show({eddsa, Curve}, {hash(Public), hash(S), [crypto:verify(eddsa, none, T, S, [Public, Curve]) || T <- ["text", "texu"]]}),
         {P1, _} = crypto:generate_key(eddsa, Curve),
         show(other, {byte_size(P1), crypto:verify(eddsa, sha512, "text", S, [P1, Curve])})
     end || {Curve, N} <- [{ed25519, 32}, {ed448, 57}]].

eddh() ->
    [begin
         {PublicA, PrivateA} = crypto:generate_key(eddh, Curve, binary:copy(<<5>>, N)),
         {PublicB, PrivateB} = crypto:generate_key(ecdh, Curve),
         Secret = crypto:compute_key(eddh, PublicB, PrivateA, Curve),
         show({eddh, Curve}, {hash(PublicA), byte_size(Secret), Secret =:= crypto:compute_key(ecdh, PublicA, PrivateB, Curve)})
     end || {Curve, N} <- [{x25519, 32}, {x448, 56}]].

dh() ->
    P = 16#FFFFFFFFFFFFFFFFC90FDAA22168C234C4C6628B80DC1CD129024E088A67CC74020BBEA63B139B22514A08798E3404DDEF9519B3CD3A431B302B0A6DF25F14374FE1356D6D51C245E485B576625E7EC6F44C42E9A637ED6B0BFF5CB6F406B7EDEE386BFB5A899FA5AE9F24117C4B1FE649286651ECE65381FFFFFFFFFFFFFFFF,
    {PublicA, PrivateA} = crypto:generate_key(dh, [P, 2]),
    {PublicB, PrivateB} = crypto:generate_key(dh, [P, 2, 200]),
    Secret = crypto:compute_key(dh, PublicB, PrivateA, [P, 2]),
    show(dh, {byte_size(PrivateB) =< 25, byte_size(Secret), Secret =:= crypto:compute_key(dh, PublicA, PrivateB, [P, 2])}),
    show(dh_fixed, hash(crypto:compute_key(dh, PublicA, 1, [P, 2])) =:= hash(PublicA)).

srp() ->
    Prime = <<16#EEAF0AB9ADB38DD69C33F80AFA8FC5E86072618775FF3C0B9EA2314C9C256576D674DF7496EA81D3383B4813D692C6E0E0D5D8E250B98BE48E495C1D6089DAD15DC7D7B46154D6B6CE8EF4AD69B15D4982559B297BCF1885C529F566660E57EC68EDBC3C05726CC02FD4CBF4976EAA9AFD5138FE8376435B9FC61D2FC0EB06E3:1024>>,
    Generator = <<2>>,
    Derived = crypto:hash(sha, [<<1, 2, 3>>, crypto:hash(sha, "alice:password123")]),
    Verifier = crypto:mod_pow(Generator, Derived, Prime),
    [begin
         {UserPublic, UserPrivate} = crypto:generate_key(srp, {user, [Generator, Prime, Version]}, binary:copy(<<3>>, 32)),
         {HostPublic, HostPrivate} = crypto:generate_key(srp, {host, [Verifier, Generator, Prime, Version]}, binary:copy(<<4>>, 32)),
         User = crypto:compute_key(srp, HostPublic, {UserPublic, UserPrivate}, {user, [Derived, Prime, Generator, Version]}),
         Host = crypto:compute_key(srp, UserPublic, {HostPublic, HostPrivate}, {host, [Verifier, Prime, Version]}),
         show({srp, Version}, {hash(UserPublic), hash(HostPublic), hash(User), User =:= Host}),
         show(zero, {catch crypto:compute_key(srp, Prime, {UserPublic, UserPrivate}, {user, [Derived, Prime, Generator, Version]}),
                     catch crypto:compute_key(srp, Prime, {HostPublic, HostPrivate}, {host, [Verifier, Prime, Version]})})
     end || Version <- ['3', '6', '6a']].

numbers() ->
    show(mod_pow, [crypto:mod_pow(B, E, M) || {B, E, M} <- [{2, 100, 1000007}, {<<5>>, <<3>>, <<13>>}, {7, 0, 5}, {10, 5, 10}]]),
    show(bytes, crypto:bytes_to_integer(<<1, 0, 255>>)),
    show(uniform, [lists:all(fun(N) -> N >= Lo andalso N < Hi end, [crypto:rand_uniform(Lo, Hi) || _ <- lists:seq(1, 50)])
                   || {Lo, Hi} <- [{0, 10}, {5, 6}, {1 bsl 70, 1 bsl 71}, {-5, 5}]]).

supports() ->
    [show(T, crypto:supports(T)) || T <- [public_keys, curves, rsa_opts]].

%% The place in OTP's C code is not ours.
wrong() ->
    [show(Name, outcome(F)) || {Name, F} <- [
        {digest, fun() -> crypto:sign(rsa, nodigest, "x", key()) end},
        {key, fun() -> crypto:sign(rsa, sha, "x", [1]) end},
        {public, fun() -> crypto:verify(rsa, sha, "x", <<1>>, key()) end},
        {algorithm, fun() -> crypto:sign(nosuch, sha, "x", key()) end},
        {data, fun() -> crypto:sign(rsa, sha, x, key()) end},
        {size, fun() -> crypto:sign(rsa, sha, {digest, <<1>>}, key()) end},
        {tag, fun() -> crypto:sign(rsa, sha, {nodigest, <<1>>}, key()) end},
        {option, fun() -> crypto:sign(rsa, sha, "x", key(), [{no, option}]) end},
        {padding, fun() -> crypto:sign(rsa, sha, "x", key(), [{rsa_padding, no}]) end},
        {dss_option, fun() -> crypto:sign(dss, sha, "x", [1, 2, 3, 4], [{no, option}]) end},
        {engine, fun() -> crypto:verify(ecdsa, sha, "x", not_binary, [<<1>>, secp256r1]) end},
        {long, fun() -> crypto:public_encrypt(rsa, binary:copy(<<1>>, 200), lists:sublist(key(), 2), rsa_pkcs1_padding) end},
        {oaep, fun() -> crypto:public_encrypt(rsa, <<1>>, lists:sublist(key(), 2), [{rsa_oaep_label, no}]) end},
        {garbage, fun() -> crypto:private_decrypt(rsa, <<1, 2, 3>>, key(), rsa_pkcs1_oaep_padding) end},
        {curve, fun() -> crypto:generate_key(ecdh, no_such_curve) end},
        {zero, fun() -> crypto:generate_key(ecdh, secp256r1, 0) end},
        {ecdsa_curve, fun() -> crypto:sign(ecdsa, sha, "x", [1, no_such_curve]) end},
        {peer, fun() -> crypto:compute_key(eddh, <<1>>, binary:copy(<<1>>, 32), x25519) end},
        {mine, fun() -> crypto:compute_key(eddh, <<1>>, <<1>>, x25519) end},
        {dh, fun() -> crypto:generate_key(dh, [23, 5]) end},
        {dh_key, fun() -> crypto:compute_key(dh, 8, 6, [23, 5]) end},
        {bits, fun() -> crypto:generate_key(rsa, {100, 65537}) end},
        {ec_public, fun() -> crypto:privkey_to_pubkey(ecdsa, [1, secp256r1]) end},
        {ed_public, fun() -> crypto:privkey_to_pubkey(eddsa, [binary:copy(<<1>>, 32), ed25519]) end}]].

outcome(F) ->
    try F()
    catch
        error:{Id, {_, _}, Text}:Stack ->
            {M, Fun, A, _} = hd(Stack),
            {Id, Text, M, Fun, A};
        Class:Reason -> {Class, Reason}
    end.
