/* runtime/bif/crypto.c -- Module crypto: what it stands on, and what of it needs no algorithm.
 * SPDX-License-Identifier: Apache-2.0 */
#define FF_BIF_PROTOTYPES
#include "bif/crypto.h"
#include "term/map.h"
#include "ff_atoms.tab.h"
#include "ff_bifs.tab.h"
#include "ff_target.h"

#include <openssl/crypto.h>
#include <string.h>

void ff_crypto_start(void) { OPENSSL_init_crypto(OPENSSL_INIT_NO_LOAD_CONFIG | OPENSSL_INIT_NO_ATEXIT, NULL); }

ff_term ff_crypto_raise(ff_proc *p, ff_term id, int n, const char *text, const char *file, int line)
{
    ff_term where[] = {FF_AM_c_file_name,          ff_string_to_list(p, file, strlen(file)),
                       FF_AM_c_file_line_num,      ff_small_from_int(line),
                       FF_AM_c_function_arg_num,   ff_small_from_int(n)};
    ff_term reason = ff_tuple(p, id, ff_map_from_pairs(p, 3, where, NULL), ff_string_to_list(p, text, strlen(text)));
    return ff_raise(p, FF_CLASS_ERROR, reason);
}

/* ---- about the library ---- */

ff_term ff_bif_crypto_info_lib_0(ff_proc *p)
{
    const char *version = OpenSSL_version(OPENSSL_VERSION);
    ff_term row = ff_tuple(p, ff_binary_new(p, "OpenSSL", 7), ff_small_from_int(OPENSSL_VERSION_NUMBER),
                           ff_binary_new(p, version, strlen(version)));
    return ff_cons(p, row, FF_NIL);
}

ff_term ff_bif_crypto_info_nif_0(ff_proc *p)
{
    const char *linked = OpenSSL_version(OPENSSL_VERSION);
    ff_term pairs[] = {
        FF_AM_compile_type,               FF_AM_normal,
        FF_AM_link_type,                  FF_AM_static,
        FF_AM_cryptolib_version_compiled, ff_string_to_list(p, OPENSSL_VERSION_TEXT, strlen(OPENSSL_VERSION_TEXT)),
        FF_AM_cryptolib_version_linked,   ff_string_to_list(p, linked, strlen(linked)),
        FF_AM_fips_provider_available,    FF_AM_false,
    };
    return ff_map_from_pairs(p, 5, pairs, NULL);
}

/* There is no FIPS provider. */
ff_term ff_bif_crypto_info_fips_0(ff_proc *p)
{
    (void)p;
    return FF_AM_not_supported;
}

ff_term ff_bif_crypto_enable_fips_mode_nif_1(ff_proc *p, ff_term on)
{
    if (ff_same(on, FF_AM_true)) return FF_AM_false;
    return ff_same(on, FF_AM_false) ? FF_AM_true : ff_badarg(p);
}

/* Macs in OTP's order; what each takes is in crypto_mac.c. */
ff_term ff_bif_crypto_mac_algorithms_0(ff_proc *p)
{
    const ff_term names[] = {FF_AM_cmac, FF_AM_hmac, FF_AM_poly1305};
    return ff_list_new(p, 3, names, FF_NIL);
}

/* ---- random bytes: the system's ---- */

ff_term ff_bif_crypto_strong_rand_bytes_nif_1(ff_proc *p, ff_term size)
{
    uint8_t *bytes;
    if (!ff_is_small(size) || ff_small_to_int(size) < 0 || ff_small_to_int(size) > INT32_MAX) return ff_badarg(p);
    size_t n = (size_t)ff_small_to_int(size);
    ff_term binary = ff_binary_make(p, n, &bytes);
    if (n > 0) ff_target_entropy(bytes, n);
    return binary;
}

/* The system's generator needs no seed from programs. */
ff_term ff_bif_crypto_rand_seed_nif_1(ff_proc *p, ff_term seed) { return ff_is_binary(seed) ? FF_AM_ok : ff_badarg(p); }

/* A number below the one that `range` holds, most significant byte first, with neither's zeros in front: bits are drawn until
 * they are one. */
static ff_term random_below(ff_proc *p, const uint8_t *range, size_t n)
{
    uint8_t *to, mask = 0xff;
    while (n > 0 && *range == 0) range++, n--;
    if (n == 0) return FF_AM_false;
    while (mask >> 1 >= range[0]) mask >>= 1;
    uint8_t *drawn = ff_malloc(n), *first = drawn;
    do {
        ff_target_entropy(drawn, n);
        drawn[0] &= mask;
    } while (memcmp(drawn, range, n) >= 0);
    size_t left = n;
    while (left > 0 && *first == 0) first++, left--;
    ff_term binary = ff_binary_make(p, left, &to);
    memcpy(to, first, left);
    ff_free(drawn);
    return binary;
}

ff_term ff_bif_crypto_strong_rand_range_nif_1(ff_proc *p, ff_term range)
{
    if (!ff_is_binary(range)) return ff_badarg(p);
    ff_bytes bytes = ff_bytes_begin(range);
    ff_term binary = random_below(p, bytes.at, bytes.n);
    ff_bytes_end(&bytes);
    return binary;
}

/* ---- bytes ---- */

static ff_term exor(ff_proc *p, const ff_bytes *a, const ff_bytes *b)
{
    uint8_t *to;
    if (a->n != b->n) return ff_badarg(p);
    ff_term binary = ff_binary_make(p, a->n, &to);
    for (size_t i = 0; i < a->n; i++) to[i] = a->at[i] ^ b->at[i];
    ff_bump(p, a->n / FF_CRYPTO_BYTES_PER_REDUCTION);
    return binary;
}

ff_term ff_bif_crypto_do_exor_2(ff_proc *p, ff_term left, ff_term right)
{
    ff_bytes a, b;
    if (!ff_iolist_begin(left, &a)) return ff_badarg(p);
    if (!ff_iolist_begin(right, &b)) {
        ff_bytes_end(&a);
        return ff_badarg(p);
    }
    ff_term binary = exor(p, &a, &b);
    ff_bytes_end(&a);
    ff_bytes_end(&b);
    return binary;
}

/* In a time that does not tell where they differ. */
ff_term ff_bif_crypto_hash_equals_nif_2(ff_proc *p, ff_term left, ff_term right)
{
    if (!ff_is_binary(left) || !ff_is_binary(right)) return ff_badarg(p);
    ff_bytes a = ff_bytes_begin(left), b = ff_bytes_begin(right);
    ff_term equal = a.n != b.n ? FF_NONVALUE : CRYPTO_memcmp(a.at, b.at, a.n) == 0 ? FF_AM_true : FF_AM_false;
    ff_bytes_end(&a);
    ff_bytes_end(&b);
    return ff_is_value(equal) ? equal : ff_badarg(p);
}
