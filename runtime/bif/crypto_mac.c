/* runtime/bif/crypto_mac.c -- Module crypto: message authentication codes, hmac, cmac and poly1305.
 * SPDX-License-Identifier: Apache-2.0 */
#define FF_BIF_PROTOTYPES
#include "bif/crypto.h"
#include "bif/resource.h"
#include "ff_atoms.tab.h"
#include "ff_bifs.tab.h"

#include <openssl/core_names.h>
#include <openssl/params.h>

enum { POLY1305_KEY_BYTES = 32, ABOUT_CONTEXT_BYTES = 512, MAX_MAC_BYTES = EVP_MAX_MD_SIZE };

typedef struct mac_state {
    ff_resource resource;
    EVP_MAC_CTX *context;
} mac_state;

static void fini(ff_resource *r) { EVP_MAC_CTX_free(((mac_state *)r)->context); }

static const ff_resource_kind mac_kind = {fini};

/* What libcrypto calls a mac, and the algorithm below it; parameter NULL: there is none. */
typedef struct mac_type { const char *openssl, *parameter, *algorithm; } mac_type;

/* False: raised. */
static bool read_hmac(ff_proc *p, ff_term digest, mac_type *m)
{
    const ff_digest_type *d = ff_digest_find(digest);
    if (!d) FF_CRYPTO_BADARG(p, 1, "Bad digest algorithm for HMAC");
    else *m = (mac_type){"HMAC", OSSL_MAC_PARAM_DIGEST, d->openssl};
    return d;
}

static bool read_cmac(ff_proc *p, ff_term cipher, size_t key_bytes, mac_type *m)
{
    const ff_cipher_type *c = ff_cipher_find(cipher, (ptrdiff_t)key_bytes);
    if (!ff_cipher_find(cipher, -1)) FF_CRYPTO_BADARG(p, 1, "Unknown cipher");
    else if (!c) FF_CRYPTO_BADARG(p, 2, "Bad key size");
    else *m = (mac_type){"CMAC", OSSL_MAC_PARAM_CIPHER, c->openssl};
    return c;
}

static bool read_type(ff_proc *p, ff_term type, ff_term below, size_t key_bytes, mac_type *m)
{
    if (ff_same(type, FF_AM_hmac)) return read_hmac(p, below, m);
    if (ff_same(type, FF_AM_cmac)) return read_cmac(p, below, key_bytes, m);
    *m = (mac_type){"POLY1305", NULL, NULL};
    if (!ff_same(type, FF_AM_poly1305)) FF_CRYPTO_BADARG(p, 0, "Unknown mac algorithm");
    else if (key_bytes != POLY1305_KEY_BYTES) FF_CRYPTO_BADARG(p, 2, "Bad key length");
    else return true;
    return false;
}

/* NULL: libcrypto does not take it. */
static EVP_MAC_CTX *begin(const mac_type *m, const ff_bytes *key)
{
    ff_crypto_start();
    EVP_MAC *mac = EVP_MAC_fetch(NULL, m->openssl, NULL);
    EVP_MAC_CTX *context = mac ? EVP_MAC_CTX_new(mac) : NULL;
    EVP_MAC_free(mac);
    OSSL_PARAM parameters[2] = {OSSL_PARAM_construct_end(), OSSL_PARAM_construct_end()};
    if (m->parameter) parameters[0] = OSSL_PARAM_construct_utf8_string(m->parameter, (char *)(uintptr_t)m->algorithm, 0);
    if (context && EVP_MAC_init(context, key->at, key->n, parameters)) return context;
    EVP_MAC_CTX_free(context);
    return NULL;
}

static ff_term finish(ff_proc *p, EVP_MAC_CTX *context, const char *failure)
{
    uint8_t mac[MAX_MAC_BYTES];
    size_t n = 0;
    return EVP_MAC_final(context, mac, &n, sizeof mac) ? ff_binary_new(p, mac, n) : FF_CRYPTO_ERROR(p, -1, failure);
}

static ff_term mac_of(ff_proc *p, const mac_type *m, const ff_bytes *key, const ff_bytes *text)
{
    static const char failure[] = "Couldn't get mac";
    EVP_MAC_CTX *context = begin(m, key);
    if (!context) return FF_CRYPTO_ERROR(p, -1, failure);
    bool ok = EVP_MAC_update(context, text->at, text->n);
    ff_bump(p, text->n / FF_CRYPTO_BYTES_PER_REDUCTION);
    ff_term mac = ok ? finish(p, context, failure) : FF_CRYPTO_ERROR(p, -1, failure);
    EVP_MAC_CTX_free(context);
    return mac;
}

ff_term ff_bif_crypto_mac_nif_4(ff_proc *p, ff_term type, ff_term below, ff_term key, ff_term text)
{
    ff_bytes k, t;
    mac_type m;
    if (!ff_crypto_bytes(p, text, 3, &t, "Bad text")) return FF_NONVALUE;
    ff_term mac = FF_NONVALUE;
    if (ff_crypto_bytes(p, key, 2, &k, "Bad key")) {
        if (read_type(p, type, below, k.n, &m)) mac = mac_of(p, &m, &k, &t);
        ff_bytes_end(&k);
    }
    ff_bytes_end(&t);
    return mac;
}

/* ---- text in parts; the state changes ---- */

ff_term ff_bif_crypto_mac_init_nif_3(ff_proc *p, ff_term type, ff_term below, ff_term key)
{
    ff_bytes k;
    mac_type m;
    ff_term ref;
    if (!ff_crypto_bytes(p, key, 2, &k, "Bad key")) return FF_NONVALUE;
    bool known = read_type(p, type, below, k.n, &m);
    EVP_MAC_CTX *context = known ? begin(&m, &k) : NULL;
    ff_bytes_end(&k);
    if (!known) return FF_NONVALUE;
    if (!context) return FF_CRYPTO_ERROR(p, -1, "Can't initialize EVP_MAC_CTX");
    ((mac_state *)ff_resource_new(p, &mac_kind, sizeof(mac_state), ABOUT_CONTEXT_BYTES, &ref))->context = context;
    return ref;
}

ff_term ff_bif_crypto_mac_update_nif_2(ff_proc *p, ff_term ref, ff_term text)
{
    ff_bytes t;
    mac_state *s = ff_resource_of(ref, &mac_kind);
    if (!ff_crypto_bytes(p, text, 1, &t, "Bad text")) return FF_NONVALUE;
    bool ok = s && EVP_MAC_update(s->context, t.at, t.n);
    ff_bump(p, t.n / FF_CRYPTO_BYTES_PER_REDUCTION);
    ff_bytes_end(&t);
    if (!s) return FF_CRYPTO_BADARG(p, 0, "Bad ref");
    return ok ? ref : FF_CRYPTO_ERROR(p, -1, "mac update");
}

ff_term ff_bif_crypto_mac_final_nif_1(ff_proc *p, ff_term ref)
{
    mac_state *s = ff_resource_of(ref, &mac_kind);
    return s ? finish(p, s->context, "Signing") : FF_CRYPTO_BADARG(p, 0, "Bad ref");
}
