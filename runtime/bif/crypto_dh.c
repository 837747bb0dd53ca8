/* runtime/bif/crypto_dh.c -- Module crypto: pairs of keys and secrets in common after Diffie and Hellman, and of Curve25519 and Curve448.
 * SPDX-License-Identifier: Apache-2.0 */
#define FF_BIF_PROTOTYPES
#include "bif/crypto_key.h"
#include "ff_atoms.tab.h"
#include "ff_bifs.tab.h"

/* ---- Diffie and Hellman, over prime fields ---- */

/* [P, G]. False: raised. */
static bool read_group(ff_proc *p, ff_term list, int n, ff_key_parts *k)
{
    if (!ff_is_cons(list) || !ff_key_parts_number(k, "p", ff_head(list))) FF_CRYPTO_BADARG(p, n, "Bad value of 'p'");
    else if (list = ff_tail(list), !ff_is_cons(list) || !ff_key_parts_number(k, "g", ff_head(list))) FF_CRYPTO_BADARG(p, n, "Bad value of 'g'");
    else if (!ff_is_nil(ff_tail(list))) FF_CRYPTO_BADARG(p, n, "Not a two-element list");
    else return true;
    return false;
}

static ff_term pair_of(ff_proc *p, EVP_PKEY *key)
{
    BIGNUM *public_key = NULL, *private_key = NULL;
    ff_term pair = FF_NONVALUE;
    if (!EVP_PKEY_get_bn_param(key, "pub", &public_key)) FF_CRYPTO_ERROR(p, -1, "Can't get public key");
    else if (!EVP_PKEY_get_bn_param(key, "priv", &private_key)) FF_CRYPTO_ERROR(p, -1, "Can't get private key");
    else pair = ff_tuple(p, ff_crypto_number_term(p, public_key), ff_crypto_number_term(p, private_key));
    BN_free(public_key);
    BN_clear_free(private_key);
    return pair;
}

static ff_term generate(ff_proc *p, ff_key_parts *k)
{
    EVP_PKEY *key = NULL, *group = ff_key_parts_make(k, "DH", EVP_PKEY_KEYPAIR);
    EVP_PKEY_CTX *c = group ? EVP_PKEY_CTX_new_from_pkey(NULL, group, NULL) : NULL;
    OSSL_PARAM *params = ff_key_parts_params(k);
    ff_term pair = FF_NONVALUE;
    if (!group) FF_CRYPTO_ERROR(p, -1, "Can't do fromdata");
    else if (!c || EVP_PKEY_keygen_init(c) <= 0) FF_CRYPTO_ERROR(p, -1, "Can't init DH generation");
    else if (!EVP_PKEY_CTX_set_params(c, params)) FF_CRYPTO_ERROR(p, -1, "Can't set params");
    else if (EVP_PKEY_generate(c, &key) <= 0) FF_CRYPTO_ERROR(p, -1, "Can't generate DH key pair");
    else pair = pair_of(p, key);
    EVP_PKEY_CTX_free(c);
    EVP_PKEY_free(group);
    EVP_PKEY_free(key);
    ff_bump(p, FF_KEY_REDUCTIONS);
    return pair;
}

/* private_key: undefined, or one to find the public key of. Bits of a new one: those of the prime where `bits` is 0. The argument
 * in between is of old. */
ff_term ff_bif_crypto_dh_generate_key_nif_4(ff_proc *p, ff_term private_key, ff_term group, ff_term unused, ff_term bits)
{
    ff_key_parts k;
    ff_term pair = FF_NONVALUE;
    (void)unused;
    ff_key_parts_init(&k);
    if (!ff_same(private_key, FF_AM_undefined) && !ff_key_parts_number(&k, "priv", private_key)) FF_CRYPTO_BADARG(p, 0, "PrivKeyIn");
    else if (read_group(p, group, 1, &k)) {
        bool ok = ff_is_small(bits) && ff_small_to_int(bits) >= 0 && ff_small_to_int(bits) <= INT32_MAX;
        if (ok && ff_small_to_int(bits) > 0) OSSL_PARAM_BLD_push_int(k.build, "priv_len", (int)ff_small_to_int(bits));
        pair = ok ? generate(p, &k) : FF_CRYPTO_BADARG(p, 3, "Bad value of length element");
    }
    ff_key_parts_fini(&k);
    return pair;
}

/* NULL: raised. */
static EVP_PKEY *dh_key(ff_proc *p, const char *part, ff_term number, ff_term group)
{
    ff_key_parts k;
    EVP_PKEY *key = NULL;
    ff_key_parts_init(&k);
    if (!ff_key_parts_number(&k, part, number)) FF_CRYPTO_BADARG(p, 0, "Bad peer public key; binary expected");
    else if (read_group(p, group, 2, &k) && !(key = ff_key_parts_make(&k, "DH", EVP_PKEY_KEYPAIR))) FF_CRYPTO_ERROR(p, -1, "Can't do fromdata");
    ff_key_parts_fini(&k);
    return key;
}

ff_term ff_bif_crypto_dh_compute_key_nif_3(ff_proc *p, ff_term others, ff_term mine, ff_term group)
{
    EVP_PKEY *peer = dh_key(p, "pub", others, group), *own = peer ? dh_key(p, "priv", mine, group) : NULL;
    ff_term secret = own ? ff_key_derive(p, own, peer, FF_KEY_DH) : FF_NONVALUE;
    EVP_PKEY_free(peer);
    EVP_PKEY_free(own);
    return secret;
}

/* ---- Curve25519 and Curve448 ---- */

static ff_term raw_term(ff_proc *p, EVP_PKEY *key, int (*get)(const EVP_PKEY *, unsigned char *, size_t *))
{
    uint8_t bytes[64];
    size_t n = sizeof bytes;
    return get(key, bytes, &n) == 1 ? ff_binary_new(p, bytes, n) : FF_CRYPTO_ERROR(p, -1, "Can't get max size");
}

static EVP_PKEY *new_raw(int type)
{
    EVP_PKEY *key = NULL;
    EVP_PKEY_CTX *c = EVP_PKEY_CTX_new_id(type, NULL);
    if (c && EVP_PKEY_keygen_init(c) == 1) EVP_PKEY_keygen(c, &key);
    EVP_PKEY_CTX_free(c);
    return key;
}

typedef EVP_PKEY *raw_fn(int, ENGINE *, const unsigned char *, size_t);

/* NULL, with nothing raised: it is none of that type. */
static EVP_PKEY *raw_key(int type, ff_term t, raw_fn *make)
{
    ff_bytes b = ff_bytes_begin(t);
    EVP_PKEY *key = make(type, NULL, b.at, b.n);
    ff_bytes_end(&b);
    return key;
}

ff_term ff_bif_crypto_evp_generate_key_nif_2(ff_proc *p, ff_term curve, ff_term private_key)
{
    int type = ff_evp_curve(curve);
    bool is_new = ff_same(private_key, FF_AM_undefined);
    ff_crypto_start_keys();
    if (!type) return FF_CRYPTO_BADARG(p, 0, "Bad curve");
    if (!is_new && !ff_is_binary(private_key)) return FF_CRYPTO_ERROR(p, 1, "Can't get max size");
    EVP_PKEY *key = is_new ? new_raw(type) : raw_key(type, private_key, EVP_PKEY_new_raw_private_key);
    if (!key) return is_new ? FF_CRYPTO_ERROR(p, -1, "Can't EVP_PKEY_keygen") : FF_CRYPTO_ERROR(p, 1, "Can't EVP_PKEY_new_raw_private_key");
    ff_term public_key = raw_term(p, key, EVP_PKEY_get_raw_public_key);
    private_key = raw_term(p, key, EVP_PKEY_get_raw_private_key);
    EVP_PKEY_free(key);
    return ff_is_value(public_key) && ff_is_value(private_key) ? ff_tuple(p, public_key, private_key) : FF_NONVALUE;
}

ff_term ff_bif_crypto_evp_compute_key_nif_3(ff_proc *p, ff_term curve, ff_term others, ff_term mine)
{
    int type = ff_evp_curve(curve);
    if (type != EVP_PKEY_X25519 && type != EVP_PKEY_X448) return FF_CRYPTO_BADARG(p, 0, "Bad curve");
    if (!ff_is_binary(mine)) return FF_CRYPTO_BADARG(p, 2, "Binary expected");
    ff_crypto_start_keys();
    EVP_PKEY *peer = NULL, *own = raw_key(type, mine, EVP_PKEY_new_raw_private_key);
    ff_term secret = FF_NONVALUE;
    if (!own) FF_CRYPTO_BADARG(p, 2, "Not a valid raw private key");
    else if (!ff_is_binary(others)) FF_CRYPTO_BADARG(p, 1, "Binary expected");
    else if (!(peer = raw_key(type, others, EVP_PKEY_new_raw_public_key))) FF_CRYPTO_BADARG(p, 1, "Not a raw public peer key");
    else secret = ff_key_derive(p, own, peer, FF_KEY_RAW);
    EVP_PKEY_free(own);
    EVP_PKEY_free(peer);
    return secret;
}
