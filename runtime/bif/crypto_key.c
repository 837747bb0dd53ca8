/* runtime/bif/crypto_key.c -- Module crypto: numbers, and keys made of their parts, of four kinds: rsa, dss, ecdsa, eddsa.
 * SPDX-License-Identifier: Apache-2.0 */
#define OPENSSL_SUPPRESS_DEPRECATED /* a source of random numbers of one's own has no other interface that is as small */
#include "bif/crypto_key.h"
#include "term/atom.h"
#include "ff_atoms.tab.h"
#include "ff_target.h"

#include <openssl/rand.h>
#include <limits.h>
#include <string.h>

/* ---- random numbers: the target's ---- */

static int random_bytes(unsigned char *to, int n)
{
    ff_target_entropy(to, (size_t)n);
    return 1;
}

static int random_ready(void) { return 1; }

static const RAND_METHOD target_random = {.bytes = random_bytes, .pseudorand = random_bytes, .status = random_ready};

void ff_crypto_start_keys(void)
{
    ff_crypto_start();
    RAND_set_rand_method(&target_random);
}

/* ---- names ---- */

bool ff_crypto_is(ff_term t, const char *name)
{
    if (!ff_is_atom(t)) return false;
    ff_text text = ff_atom_text_of(t);
    return text.len_bytes == strlen(name) && memcmp(text.utf8, name, text.len_bytes) == 0;
}

ff_term ff_crypto_atoms(ff_proc *p, const char *const *names, size_t n)
{
    ff_term list = FF_NIL;
    while (n-- > 0) list = ff_cons(p, ff_atom_from_utf8(p->vm, names[n], strlen(names[n])), list);
    return list;
}

int ff_evp_curve(ff_term t)
{
    static const struct { const char *name; int type; } curves[] = {
        {"x25519", EVP_PKEY_X25519}, {"x448", EVP_PKEY_X448}, {"ed25519", EVP_PKEY_ED25519}, {"ed448", EVP_PKEY_ED448},
    };
    for (size_t i = 0; i < sizeof curves / sizeof *curves; i++)
        if (ff_crypto_is(t, curves[i].name)) return curves[i].type;
    return 0;
}

/* ---- numbers ---- */

BIGNUM *ff_crypto_number(ff_term t)
{
    if (!ff_is_binary(t)) return NULL;
    ff_bytes bytes = ff_bytes_begin(t);
    BIGNUM *number = bytes.n <= INT32_MAX ? BN_bin2bn(bytes.at, (int)bytes.n, NULL) : NULL;
    ff_bytes_end(&bytes);
    return number;
}

ff_term ff_crypto_number_term(ff_proc *p, const BIGNUM *number)
{
    return ff_crypto_padded_term(p, number, (size_t)BN_num_bytes(number));
}

ff_term ff_crypto_padded_term(ff_proc *p, const BIGNUM *number, size_t n)
{
    uint8_t *to;
    ff_term binary = ff_binary_make(p, n, &to);
    if (n > 0) BN_bn2binpad(number, to, (int)n);
    return binary;
}

/* ---- parts ---- */

void ff_key_parts_init(ff_key_parts *k)
{
    ff_crypto_start_keys();
    *k = (ff_key_parts){.build = OSSL_PARAM_BLD_new()};
}

void ff_key_parts_fini(ff_key_parts *k)
{
    OSSL_PARAM_free(k->params);
    OSSL_PARAM_BLD_free(k->build);
    for (int i = 0; i < k->n_numbers; i++) BN_clear_free(k->numbers[i]);
    for (int i = 0; i < k->n_octets; i++) ff_bytes_end(&k->octets[i]);
}

void ff_key_parts_take(ff_key_parts *k, const char *name, BIGNUM *number)
{
    k->numbers[k->n_numbers++] = number;
    OSSL_PARAM_BLD_push_BN(k->build, name, number);
}

bool ff_key_parts_number(ff_key_parts *k, const char *name, ff_term t)
{
    BIGNUM *number = ff_crypto_number(t);
    if (number) ff_key_parts_take(k, name, number);
    return number;
}

bool ff_key_parts_octets(ff_key_parts *k, const char *name, ff_term t)
{
    if (!ff_is_binary(t)) return false;
    ff_bytes *bytes = &k->octets[k->n_octets++];
    *bytes = ff_bytes_begin(t);
    OSSL_PARAM_BLD_push_octet_string(k->build, name, bytes->at, bytes->n);
    return true;
}

bool ff_key_parts_list(ff_key_parts *k, ff_term list, const char *const *names, size_t n)
{
    for (size_t i = 0; i < n; i++, list = ff_tail(list))
        if (!ff_is_cons(list) || !ff_key_parts_number(k, names[i], ff_head(list))) return false;
    return ff_is_nil(list);
}

/* OSSL_PARAM_BLD_to_param() empties what it builds from. */
OSSL_PARAM *ff_key_parts_params(ff_key_parts *k)
{
    if (!k->params) k->params = OSSL_PARAM_BLD_to_param(k->build);
    return k->params;
}

EVP_PKEY *ff_key_parts_make(ff_key_parts *k, const char *type, int selection)
{
    EVP_PKEY *key = NULL;
    OSSL_PARAM *params = ff_key_parts_params(k);
    EVP_PKEY_CTX *context = EVP_PKEY_CTX_new_from_name(NULL, type, NULL);
    if (!context || !params || EVP_PKEY_fromdata_init(context) <= 0 || EVP_PKEY_fromdata(context, &key, selection, params) <= 0) key = NULL;
    EVP_PKEY_CTX_free(context);
    return key;
}

/* ---- keys ---- */

static bool read_rsa(ff_key_parts *k, ff_term key, bool is_private)
{
    static const char *const names[] = {"e", "n", "d", "rsa-factor1", "rsa-factor2", "rsa-exponent1", "rsa-exponent2", "rsa-coefficient1"};
    ptrdiff_t n = ff_list_length(key);
    if (is_private ? n != 3 && n != 8 : n != 2) return false;
    return ff_key_parts_list(k, key, names, (size_t)n);
}

static bool read_dss(ff_key_parts *k, ff_term key, bool is_private)
{
    const char *const names[] = {"p", "q", "g", is_private ? "priv" : "pub"};
    return ff_key_parts_list(k, key, names, 4);
}

static bool read_ec(ff_proc *p, ff_key_parts *k, ff_term key, bool is_private)
{
    if (!ff_is_tuple_of(key, 2) || !ff_is_tuple(ff_tuple_get(key, 0))) return false;
    ff_term number = ff_tuple_get(key, 1);
    bool read = is_private ? ff_key_parts_number(k, "priv", number) : ff_key_parts_octets(k, "pub", number);
    return read && ff_curve_read(p, ff_tuple_get(key, 0), 0, k);
}

/* [Key, Curve] */
static EVP_PKEY *read_ed(ff_term key, bool is_private)
{
    if (ff_list_length(key) != 2 || !ff_is_binary(ff_head(key))) return NULL;
    int type = ff_evp_curve(ff_head(ff_tail(key)));
    if (type != EVP_PKEY_ED25519 && type != EVP_PKEY_ED448) return NULL;
    ff_bytes b = ff_bytes_begin(ff_head(key));
    EVP_PKEY *pkey = is_private ? EVP_PKEY_new_raw_private_key(type, NULL, b.at, b.n) : EVP_PKEY_new_raw_public_key(type, NULL, b.at, b.n);
    ff_bytes_end(&b);
    return pkey;
}

typedef struct key_kind { const char *algorithm, *openssl, *no_private, *no_public; } key_kind;

static const key_kind kinds[] = {
    {"rsa", "RSA", "Couldn't get RSA private key", "Couldn't get RSA public key"},
    {"dss", "DSA", "Couldn't get DSA private key", "Couldn't get DSA public key"},
    {"ecdsa", "EC", "Couldn't get ECDSA private key", "Couldn't get ECDSA public key"},
    {"eddsa", NULL, "Couldn't get EDDSA private key", "Couldn't get EDDSA public key"},
};

static EVP_PKEY *read_parts(ff_proc *p, const key_kind *kind, ff_term key, bool is_private)
{
    ff_key_parts k;
    EVP_PKEY *pkey = NULL;
    ff_key_parts_init(&k);
    bool read = kind->openssl[0] == 'R' ? read_rsa(&k, key, is_private)
              : kind->openssl[0] == 'D' ? read_dss(&k, key, is_private) : read_ec(p, &k, key, is_private);
    if (read) pkey = ff_key_parts_make(&k, kind->openssl, is_private ? EVP_PKEY_KEYPAIR : EVP_PKEY_PUBLIC_KEY);
    ff_key_parts_fini(&k);
    return pkey;
}

static const key_kind *find_kind(ff_term algorithm)
{
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (ff_crypto_is(algorithm, kinds[i].algorithm)) return &kinds[i];
    return NULL;
}

bool ff_key_is_algorithm(ff_term algorithm) { return find_kind(algorithm); }

bool ff_key_is_no_engines(ff_proc *p, ff_term key, int n)
{
    if (ff_is_map(key)) FF_CRYPTO_BADARG(p, n, "No engine support");
    return !ff_is_map(key);
}

EVP_PKEY *ff_key_read(ff_proc *p, ff_term algorithm, int n_algorithm, ff_term key, int n_key, bool is_private)
{
    const key_kind *kind = find_kind(algorithm);
    if (!ff_key_is_no_engines(p, key, n_key)) return NULL;
    if (!kind) {
        FF_CRYPTO_BADARG(p, n_algorithm, "Bad algorithm");
        return NULL;
    }
    ff_crypto_start_keys();
    EVP_PKEY *pkey = kind->openssl ? read_parts(p, kind, key, is_private) : read_ed(key, is_private);
    if (!pkey) FF_CRYPTO_BADARG(p, n_key, is_private ? kind->no_private : kind->no_public);
    return pkey;
}

/* ---- secrets in common ---- */

ff_term ff_key_derive(ff_proc *p, EVP_PKEY *own, EVP_PKEY *peer, ff_key_way way)
{
    static const struct { int worst, n; const char *peer, *size, *result; } ways[] = { /* worst: as good as OTP takes an answer for */
        [FF_KEY_DH] = {INT_MIN, -1, "Can't derive secret or set peer", "Can't get result size", "Can't get result"},
        [FF_KEY_EC] = {1, -1, "Can't derive secret or set peer", "Can't get result size", "Can't get result"},
        [FF_KEY_RAW] = {1, 1, "Can't EVP_PKEY_derive_set_peer", "Can't get max size", "Can't EVP_PKEY_derive"},
    };
    size_t n = 0;
    int answer, worst = ways[way].worst;
    ff_term secret = FF_NONVALUE;
    uint8_t *bytes = NULL;
    EVP_PKEY_CTX *context = own ? EVP_PKEY_CTX_new(own, NULL) : NULL;
    if (!context || EVP_PKEY_derive_init(context) <= 0) FF_CRYPTO_ERROR(p, -1, "Can't EVP_PKEY_derive_init");
    else if (!peer || (answer = EVP_PKEY_derive_set_peer(context, peer)) == 0 || answer < worst) FF_CRYPTO_ERROR(p, ways[way].n, ways[way].peer);
    else if (EVP_PKEY_derive(context, NULL, &n) <= 0) FF_CRYPTO_ERROR(p, ways[way].n, ways[way].size);
    else if (bytes = ff_malloc(n + 1), EVP_PKEY_derive(context, bytes, &n) <= 0) FF_CRYPTO_ERROR(p, -1, ways[way].result);
    else secret = ff_binary_new(p, bytes, n);
    ff_free(bytes);
    EVP_PKEY_CTX_free(context);
    ff_bump(p, FF_KEY_REDUCTIONS);
    return secret;
}
