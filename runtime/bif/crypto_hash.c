/* runtime/bif/crypto_hash.c -- Module crypto: digests, and keys made of passwords with them.
 * SPDX-License-Identifier: Apache-2.0 */
#define FF_BIF_PROTOTYPES
#include "bif/crypto.h"
#include "bif/resource.h"
#include "term/map.h"
#include "ff_atoms.tab.h"
#include "ff_bifs.tab.h"
#include "num/integer.h"

static const ff_digest_type digests[] = {
    {FF_AM_blake2s, "BLAKE2s256", false}, {FF_AM_blake2b, "BLAKE2b512", false},   {FF_AM_sha3_512, "SHA3-512", false},
    {FF_AM_sha3_384, "SHA3-384", false},  {FF_AM_sha3_256, "SHA3-256", false},    {FF_AM_sha3_224, "SHA3-224", false},
    {FF_AM_sha512, "SHA2-512", true},     {FF_AM_sha384, "SHA2-384", true},       {FF_AM_sha256, "SHA2-256", true},
    {FF_AM_sha224, "SHA2-224", true},     {FF_AM_sha, "SHA1", true},              {FF_AM_ripemd160, "RIPEMD160", false},
    {FF_AM_md5, "MD5", false},
};
#define MAX_MEMORY_BYTES ((uint64_t)1 << 47)

enum { N_DIGESTS = sizeof digests / sizeof *digests, ABOUT_CONTEXT_BYTES = 512 };

const ff_digest_type *ff_digest_find(ff_term name)
{
    for (const ff_digest_type *d = digests; d < digests + N_DIGESTS; d++)
        if (ff_same(d->name, name)) return d;
    return NULL;
}

ff_term ff_digest_names(ff_proc *p)
{
    ff_term names[N_DIGESTS];
    for (int i = 0; i < N_DIGESTS; i++) names[i] = digests[i].name;
    return ff_list_new(p, N_DIGESTS, names, FF_NIL);
}

ff_term ff_bif_crypto_hash_algorithms_0(ff_proc *p) { return ff_digest_names(p); }

static EVP_MD *fetch(const ff_digest_type *d)
{
    ff_crypto_start();
    return EVP_MD_fetch(NULL, d->openssl, NULL);
}

ff_term ff_bif_crypto_hash_info_1(ff_proc *p, ff_term type)
{
    const ff_digest_type *d = ff_digest_find(type);
    EVP_MD *md = d ? fetch(d) : NULL;
    if (!md) return ff_badarg(p);
    ff_term pairs[] = {FF_AM_type,       ff_small_from_int(EVP_MD_get_type(md)),
                       FF_AM_size,       ff_small_from_int(EVP_MD_get_size(md)),
                       FF_AM_block_size, ff_small_from_int(EVP_MD_get_block_size(md))};
    EVP_MD_free(md);
    return ff_map_from_pairs(p, 3, pairs, NULL);
}

/* ---- data as a whole ---- */

ff_term ff_bif_crypto_hash_nif_2(ff_proc *p, ff_term type, ff_term data)
{
    ff_bytes bytes;
    uint8_t digest[EVP_MAX_MD_SIZE];
    size_t n = 0;
    const ff_digest_type *d = ff_digest_find(type);
    if (!d) return FF_CRYPTO_BADARG(p, 0, "Bad digest type");
    if (!ff_crypto_bytes(p, data, 1, &bytes, "Not iolist")) return FF_NONVALUE;
    ff_crypto_start();
    bool ok = EVP_Q_digest(NULL, d->openssl, NULL, bytes.at, bytes.n, digest, &n);
    ff_bump(p, bytes.n / FF_CRYPTO_BYTES_PER_REDUCTION);
    ff_bytes_end(&bytes);
    return ok ? ff_binary_new(p, digest, n) : FF_CRYPTO_ERROR(p, -1, "Low-level call failed");
}

/* ---- data in parts: each state stays what it is, so it can be gone on from twice ---- */

typedef struct hash_state {
    ff_resource resource;
    EVP_MD_CTX *context;
} hash_state;

static void fini(ff_resource *r) { EVP_MD_CTX_free(((hash_state *)r)->context); }

static const ff_resource_kind hash_kind = {fini};

static hash_state *state_new(ff_proc *p, ff_term *ref)
{
    hash_state *s = ff_resource_new(p, &hash_kind, sizeof *s, ABOUT_CONTEXT_BYTES, ref);
    s->context = EVP_MD_CTX_new();
    return s;
}

ff_term ff_bif_crypto_hash_init_nif_1(ff_proc *p, ff_term type)
{
    ff_term ref;
    const ff_digest_type *d = ff_digest_find(type);
    if (!d) return FF_CRYPTO_BADARG(p, 0, "Bad digest type");
    EVP_MD *md = fetch(d);
    bool ok = md && EVP_DigestInit_ex2(state_new(p, &ref)->context, md, NULL);
    EVP_MD_free(md);
    return ok ? ref : FF_CRYPTO_ERROR(p, -1, "Low-level call EVP_DigestInit failed");
}

ff_term ff_bif_crypto_hash_update_nif_2(ff_proc *p, ff_term ref, ff_term data)
{
    ff_bytes bytes;
    ff_term next;
    const hash_state *s = ff_resource_of(ref, &hash_kind);
    if (!s) return FF_CRYPTO_BADARG(p, 0, "Bad state");
    if (!ff_crypto_bytes(p, data, 1, &bytes, "Not iolist")) return FF_NONVALUE;
    EVP_MD_CTX *context = state_new(p, &next)->context;
    bool ok = EVP_MD_CTX_copy_ex(context, s->context) && EVP_DigestUpdate(context, bytes.at, bytes.n);
    ff_bump(p, bytes.n / FF_CRYPTO_BYTES_PER_REDUCTION);
    ff_bytes_end(&bytes);
    return ok ? next : FF_CRYPTO_ERROR(p, -1, "Low-level call EVP_DigestUpdate failed");
}

ff_term ff_bif_crypto_hash_final_nif_1(ff_proc *p, ff_term ref)
{
    uint8_t digest[EVP_MAX_MD_SIZE];
    unsigned n = 0;
    const hash_state *s = ff_resource_of(ref, &hash_kind);
    if (!s) return FF_CRYPTO_BADARG(p, 0, "Bad state");
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    bool ok = EVP_MD_CTX_copy_ex(context, s->context) && EVP_DigestFinal_ex(context, digest, &n);
    EVP_MD_CTX_free(context);
    return ok ? ff_binary_new(p, digest, n) : FF_CRYPTO_ERROR(p, -1, "Low-level call EVP_DigestFinal failed");
}

/* ---- keys ---- */

static ff_term derive(ff_proc *p, const ff_digest_type *d, ff_term password, ff_term salt, int rounds, int size)
{
    uint8_t *to;
    EVP_MD *md = fetch(d);
    ff_bytes pass = ff_bytes_begin(password), salted = ff_bytes_begin(salt);
    ff_term key = ff_binary_make(p, (size_t)size, &to);
    bool ok = md && PKCS5_PBKDF2_HMAC((const char *)pass.at, (int)pass.n, salted.at, (int)salted.n, rounds, md, size, to);
    ff_bump(p, (size_t)rounds);
    ff_bytes_end(&pass);
    ff_bytes_end(&salted);
    EVP_MD_free(md);
    return ok ? key : FF_CRYPTO_ERROR(p, -1, "Low-level call failed");
}

ff_term ff_bif_crypto_pbkdf2_hmac_nif_5(ff_proc *p, ff_term type, ff_term password, ff_term salt, ff_term rounds, ff_term size)
{
    const ff_digest_type *d = ff_digest_find(type);
    if (!d) return FF_CRYPTO_BADARG(p, 0, "Bad digest type");
    if (!d->pbkdf2) return FF_CRYPTO_BADARG(p, 0, "Not eligible digest type");
    if (!ff_is_binary(password)) return FF_CRYPTO_BADARG(p, 1, "Not binary");
    if (!ff_is_binary(salt)) return FF_CRYPTO_BADARG(p, 2, "Not binary");
    uint64_t n_rounds, n_bytes;
    if (!ff_int_to_u64(rounds, &n_rounds)) return FF_CRYPTO_BADARG(p, 3, "Not integer");
    if (n_rounds < 1) return FF_CRYPTO_BADARG(p, 3, "Must be > 0");
    if (!ff_int_to_u64(size, &n_bytes)) return FF_CRYPTO_BADARG(p, 4, "Not integer");
    if (n_bytes < 1) return FF_CRYPTO_BADARG(p, 4, "Must be > 0");
    if (n_bytes > MAX_MEMORY_BYTES) return FF_CRYPTO_ERROR(p, -1, "Can't allocate binary");
    if (n_rounds > INT32_MAX || n_bytes > INT32_MAX) return FF_CRYPTO_ERROR(p, -1, "Low-level call failed");
    return derive(p, d, password, salt, (int)n_rounds, (int)n_bytes);
}
