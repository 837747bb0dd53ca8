/* runtime/bif/crypto_ec.c -- Module crypto: elliptic curves given by their parameters, pairs of keys and secrets in common on them.
 * SPDX-License-Identifier: Apache-2.0 */
#define FF_BIF_PROTOTYPES
#include "bif/crypto_key.h"
#include "ff_atoms.tab.h"
#include "ff_bifs.tab.h"

#include <openssl/ec.h>

/* ---- curves ---- */

enum { MAX_FIELD_BITS = 661 }; /* as in libcrypto */

static bool is_power(ff_term t, ptrdiff_t below, ptrdiff_t above)
{
    return ff_is_small(t) && ff_small_to_int(t) > above && ff_small_to_int(t) < below;
}

/* The polynomial x^M + ... + 1 of {characteristic_two_field, M, Basis}, one bit for each power. NULL: there is none such. */
static BIGNUM *polynomial(ff_term field)
{
    ff_term m = ff_tuple_get(field, 1), basis = ff_tuple_get(field, 2);
    bool three = ff_is_tuple_of(basis, 2) && ff_crypto_is(ff_tuple_get(basis, 0), "tpbasis");
    bool five = ff_is_tuple_of(basis, 4) && ff_crypto_is(ff_tuple_get(basis, 0), "ppbasis");
    if (!is_power(m, MAX_FIELD_BITS + 1, 0) || !(three || five)) return NULL;
    BIGNUM *bits = BN_new();
    BN_set_bit(bits, 0);
    BN_set_bit(bits, (int)ff_small_to_int(m));
    ptrdiff_t last = 0;
    for (size_t i = 1; i < ff_tuple_arity(basis); i++) {
        ff_term power = ff_tuple_get(basis, i);
        if (!is_power(power, ff_small_to_int(m), last)) {
            BN_free(bits);
            return NULL;
        }
        last = ff_small_to_int(power);
        BN_set_bit(bits, (int)last);
    }
    return bits;
}

static const char *read_field(ff_term field, ff_key_parts *k)
{
    if (ff_is_tuple_of(field, 2) && ff_crypto_is(ff_tuple_get(field, 0), "prime_field")) {
        OSSL_PARAM_BLD_push_utf8_string(k->build, "field-type", "prime-field", 0);
        return ff_key_parts_number(k, "p", ff_tuple_get(field, 1)) ? NULL : "Bad p (Prime)";
    }
    if (!ff_is_tuple_of(field, 3) || !ff_crypto_is(ff_tuple_get(field, 0), "characteristic_two_field")) return "Bad field-type";
    OSSL_PARAM_BLD_push_utf8_string(k->build, "field-type", "characteristic-two-field", 0);
    BIGNUM *p = polynomial(field);
    if (!p) return "Bad field-bits (M)";
    ff_key_parts_take(k, "p", p);
    return NULL;
}

/* NULL, or what is wrong with {Field, {A, B, Seed}, Generator, Order, Cofactor}. */
static const char *read_curve(ff_term curve, ff_key_parts *k)
{
    ff_term prime = ff_tuple_get(curve, 1), order = ff_tuple_get(curve, 3);
    if (!ff_key_parts_octets(k, "generator", ff_tuple_get(curve, 2))) return "Bad Generator (Point)";
    if (!ff_key_parts_number(k, "order", order)) return "Bad order";
    ff_bytes bytes = ff_bytes_begin(order);
    k->order_bytes = bytes.n;
    ff_bytes_end(&bytes);
    if (ff_same(ff_tuple_get(curve, 4), FF_AM_none)) return "Cofactor must be != none";
    if (!ff_key_parts_number(k, "cofactor", ff_tuple_get(curve, 4))) return "Bad cofactor";
    if (!ff_is_tuple_of(prime, 3)) return "Bad Prime";
    if (!ff_key_parts_number(k, "a", ff_tuple_get(prime, 0))) return "Bad a";
    if (!ff_key_parts_number(k, "b", ff_tuple_get(prime, 1))) return "Bad b";
    ff_key_parts_octets(k, "seed", ff_tuple_get(prime, 2));
    return read_field(ff_tuple_get(curve, 0), k);
}

bool ff_curve_read(ff_proc *p, ff_term curve, int n, ff_key_parts *k)
{
    const char *problem = !ff_is_tuple_of(curve, 2) ? "Tuple arity 2 expected."
                        : !ff_is_tuple_of(ff_tuple_get(curve, 0), 5) ? "Bad curve def. Expect 5-tuple."
                        : read_curve(ff_tuple_get(curve, 0), k);
    if (problem) FF_CRYPTO_ERROR(p, n, problem);
    return !problem;
}

/* ---- pairs of keys ---- */

/* The public key of a private one: the generator, as often as the number says. */
static ff_term public_of(ff_proc *p, ff_key_parts *k, const BIGNUM *private_key)
{
    uint8_t *to = NULL;
    ff_term public_key = FF_NONVALUE;
    OSSL_PARAM *params = ff_key_parts_params(k);
    EC_GROUP *group = EC_GROUP_new_from_params(params, NULL, NULL);
    EC_POINT *point = group ? EC_POINT_new(group) : NULL;
    if (!group) FF_CRYPTO_ERROR(p, -1, "Can't do fromdata");
    else if (BN_is_zero(private_key)) FF_CRYPTO_BADARG(p, 1, "peer priv key must not be 0");
    else if (!EC_POINT_mul(group, point, private_key, NULL, NULL, NULL)) FF_CRYPTO_ERROR(p, -1, "Couldn't multiply POINT");
    else {
        size_t n = EC_POINT_point2oct(group, point, POINT_CONVERSION_UNCOMPRESSED, NULL, 0, NULL);
        public_key = ff_binary_make(p, n, &to);
        EC_POINT_point2oct(group, point, POINT_CONVERSION_UNCOMPRESSED, to, n, NULL);
    }
    EC_POINT_free(point);
    EC_GROUP_free(group);
    return public_key;
}

/* A number that is a private key on the curve. NULL: raised. */
static BIGNUM *new_private(ff_proc *p, ff_key_parts *k)
{
    BIGNUM *number = NULL;
    EVP_PKEY *key = NULL;
    OSSL_PARAM *params = ff_key_parts_params(k);
    EVP_PKEY_CTX *c = EVP_PKEY_CTX_new_from_name(NULL, "EC", NULL);
    if (!c || EVP_PKEY_keygen_init(c) <= 0) FF_CRYPTO_ERROR(p, -1, "Can't EVP_PKEY_keygen_init");
    else if (!EVP_PKEY_CTX_set_params(c, params)) FF_CRYPTO_ERROR(p, -1, "Can't EVP_PKEY_CTX_set_params");
    else if (EVP_PKEY_generate(c, &key) <= 0) FF_CRYPTO_ERROR(p, -1, "Couldn't generate EC key");
    else if (!EVP_PKEY_get_bn_param(key, "priv", &number)) FF_CRYPTO_BADARG(p, 1, "Couldn't get priv key bytes");
    EVP_PKEY_free(key);
    EVP_PKEY_CTX_free(c);
    return number;
}

ff_term ff_bif_crypto_ec_generate_key_nif_2(ff_proc *p, ff_term curve, ff_term private_key)
{
    ff_key_parts k;
    BIGNUM *number = NULL;
    ff_term public_key = FF_NONVALUE;
    bool is_new = ff_same(private_key, FF_AM_undefined);
    ff_key_parts_init(&k);
    if (!is_new && !(number = ff_crypto_number(private_key))) FF_CRYPTO_BADARG(p, 0, "Bad private key");
    else if (!ff_curve_read(p, curve, 1, &k)) {
        if (is_new) FF_CRYPTO_BADARG(p, 0, "Couldn't get Curve definition");
    } else if (number || (number = new_private(p, &k))) public_key = public_of(p, &k, number);
    bool fits = ff_is_value(public_key) && (size_t)BN_num_bytes(number) <= k.order_bytes;
    ff_term pair = fits ? ff_tuple(p, public_key, ff_crypto_padded_term(p, number, k.order_bytes)) : FF_NONVALUE;
    if (ff_is_value(public_key) && !fits) ff_badarg(p);
    BN_clear_free(number);
    ff_key_parts_fini(&k);
    ff_bump(p, FF_KEY_REDUCTIONS);
    return pair;
}

/* ---- secrets in common ---- */

/* NULL: raised. */
static EVP_PKEY *ec_key(ff_proc *p, ff_term key, ff_term curve, bool is_private)
{
    ff_key_parts k;
    EVP_PKEY *pkey = NULL;
    ff_key_parts_init(&k);
    bool read = is_private ? ff_key_parts_number(&k, "priv", key) : ff_key_parts_octets(&k, "pub", key);
    if (!read) FF_CRYPTO_BADARG(p, 0, "Bad peer public key; binary expected");
    else if (ff_curve_read(p, curve, 1, &k) && !(pkey = ff_key_parts_make(&k, "EC", is_private ? EVP_PKEY_KEYPAIR : EVP_PKEY_PUBLIC_KEY)))
        FF_CRYPTO_ERROR(p, -1, "Can't do fromdata");
    ff_key_parts_fini(&k);
    return pkey;
}

ff_term ff_bif_crypto_ecdh_compute_key_nif_3(ff_proc *p, ff_term others, ff_term curve, ff_term mine)
{
    EVP_PKEY *peer = ec_key(p, others, curve, false), *own = peer ? ec_key(p, mine, curve, true) : NULL;
    ff_term secret = own ? ff_key_derive(p, own, peer, FF_KEY_EC) : FF_NONVALUE;
    EVP_PKEY_free(peer);
    EVP_PKEY_free(own);
    return secret;
}
