/* runtime/bif/crypto_number.c -- Module crypto: powers modulo a number, random numbers, and the values of SRP (RFC 5054).
 * SPDX-License-Identifier: Apache-2.0 */
#define FF_BIF_PROTOTYPES
#include "bif/crypto_key.h"
#include "ff_atoms.tab.h"
#include "ff_bifs.tab.h"

#include <string.h>

enum { LENGTH_BYTES = 4, MAX_NUMBERS = 7, PER_CALL_REDUCTIONS = 100 };

/* Arguments, room for results, and what libcrypto works with. */
typedef struct numbers { BIGNUM *of[MAX_NUMBERS], *a, *b; int n; BN_CTX *work; } numbers;

static void numbers_fini(numbers *s)
{
    for (int i = 0; i < s->n; i++) BN_clear_free(s->of[i]);
    BN_clear_free(s->a);
    BN_clear_free(s->b);
    BN_CTX_free(s->work);
}

/* False: one is no binary; nothing is raised, and there is nothing to end. */
static bool numbers_begin(numbers *s, const ff_term *terms, int n)
{
    ff_crypto_start_keys();
    *s = (numbers){.a = BN_new(), .b = BN_new(), .work = BN_CTX_new()};
    for (; s->n < n; s->n++)
        if (!(s->of[s->n] = ff_crypto_number(terms[s->n]))) {
            numbers_fini(s);
            return false;
        }
    return true;
}

static bool power(const numbers *s, BIGNUM *to, const BIGNUM *base, BIGNUM *exponent, const BIGNUM *modulus)
{
    BN_set_flags(exponent, BN_FLG_CONSTTIME);
    return BN_mod_exp(to, base, exponent, modulus, s->work);
}

/* With its length in front, and a zero before a first bit that is set. */
static ff_term with_length(ff_proc *p, const BIGNUM *number, bool never_negative)
{
    uint8_t *to;
    size_t n = (size_t)BN_num_bytes(number), zero = never_negative && n > 0 && BN_is_bit_set(number, (int)n * 8 - 1);
    ff_term binary = ff_binary_make(p, LENGTH_BYTES + zero + n, &to);
    for (int i = 0; i < LENGTH_BYTES; i++) to[i] = (uint8_t)((zero + n) >> 8 * (LENGTH_BYTES - 1 - i));
    if (zero) to[LENGTH_BYTES] = 0;
    BN_bn2bin(number, to + LENGTH_BYTES + zero);
    return binary;
}

ff_term ff_bif_crypto_mod_exp_nif_4(ff_proc *p, ff_term base, ff_term exponent, ff_term modulus, ff_term header)
{
    numbers s;
    const ff_term terms[] = {base, exponent, modulus};
    bool with = ff_same(header, ff_small_from_int(LENGTH_BYTES));
    if (!(with || ff_same(header, ff_small_from_int(0))) || !numbers_begin(&s, terms, 3)) return ff_badarg(p);
    bool ok = BN_mod_exp(s.a, s.of[0], s.of[1], s.of[2], s.work);
    ff_term result = !ok ? FF_NONVALUE : with ? with_length(p, s.a, true) : ff_crypto_number_term(p, s.a);
    numbers_fini(&s);
    ff_bump(p, PER_CALL_REDUCTIONS);
    return ok ? result : ff_badarg(p);
}

/* ---- random numbers ---- */

/* A number with its length in front. NULL: it is not one. */
static BIGNUM *number_with_length(ff_term t)
{
    if (!ff_is_binary(t)) return NULL;
    ff_bytes b = ff_bytes_begin(t);
    size_t n = 0;
    for (size_t i = 0; i < LENGTH_BYTES && i < b.n; i++) n = n << 8 | b.at[i];
    bool fits = b.n >= LENGTH_BYTES && n == b.n - LENGTH_BYTES && n <= INT32_MAX;
    BIGNUM *number = fits ? BN_bin2bn(b.at + LENGTH_BYTES, (int)n, NULL) : NULL;
    ff_bytes_end(&b);
    return number;
}

/* Of the numbers from the first on and below the second. */
ff_term ff_bif_crypto_rand_uniform_nif_2(ff_proc *p, ff_term from, ff_term to)
{
    ff_crypto_start_keys();
    BIGNUM *low = number_with_length(from), *high = number_with_length(to), *range = BN_new();
    bool ok = low && high && BN_sub(range, high, low) && BN_rand_range(high, range) && BN_add(high, high, low);
    ff_term number = ok ? with_length(p, high, false) : FF_NONVALUE;
    BN_free(low);
    BN_free(high);
    BN_free(range);
    return ok ? number : ff_badarg(p);
}

/* ---- SRP ---- */

static bool is_multiple(const numbers *s, const BIGNUM *number, const BIGNUM *prime)
{
    return !BN_nnmod(s->b, number, prime, s->work) || BN_is_zero(s->b);
}

/* The result in a, or the atom error. */
static ff_term srp_end(ff_proc *p, numbers *s, bool ok)
{
    ff_term value = ok ? ff_crypto_number_term(p, s->a) : FF_AM_error;
    numbers_fini(s);
    ff_bump(p, PER_CALL_REDUCTIONS);
    return value;
}

/* k*v + g^b mod N, which must not be 0. */
ff_term ff_bif_crypto_srp_value_B_nif_5(ff_proc *p, ff_term multiplier, ff_term verifier, ff_term generator, ff_term exponent, ff_term prime)
{
    numbers s;
    const ff_term terms[] = {multiplier, verifier, generator, exponent, prime};
    if (!numbers_begin(&s, terms, 5)) return ff_badarg(p);
    BIGNUM *const *of = s.of;
    bool ok = BN_mod_mul(s.b, of[0], of[1], of[4], s.work) && power(&s, s.a, of[2], of[3], of[4]) && BN_mod_add(s.a, s.a, s.b, of[4], s.work);
    return srp_end(p, &s, ok && !BN_is_zero(s.a));
}

/* (B - k*g^x) ^ (a + u*x) mod N */
ff_term ff_bif_crypto_srp_user_secret_nif_7(ff_proc *p, ff_term a, ff_term u, ff_term b, ff_term multiplier, ff_term generator, ff_term exponent,
                                            ff_term prime)
{
    numbers s;
    const ff_term terms[] = {a, u, b, multiplier, generator, exponent, prime};
    if (!numbers_begin(&s, terms, 7)) return ff_badarg(p);
    BIGNUM *const *of = s.of;
    bool ok = !is_multiple(&s, of[2], of[6]) && power(&s, s.b, of[4], of[5], of[6]) && BN_mod_mul(s.b, of[3], s.b, of[6], s.work)
              && BN_mod_sub(s.b, of[2], s.b, of[6], s.work) && BN_mul(s.a, of[1], of[5], s.work) && BN_add(of[0], of[0], s.a)
              && power(&s, s.a, s.b, of[0], of[6]);
    return srp_end(p, &s, ok);
}

/* (A * v^u) ^ b mod N */
ff_term ff_bif_crypto_srp_host_secret_nif_5(ff_proc *p, ff_term verifier, ff_term b, ff_term u, ff_term a, ff_term prime)
{
    numbers s;
    const ff_term terms[] = {verifier, b, u, a, prime};
    if (!numbers_begin(&s, terms, 5)) return ff_badarg(p);
    BIGNUM *const *of = s.of;
    bool ok = !is_multiple(&s, of[3], of[4]) && power(&s, s.b, of[0], of[2], of[4]) && BN_mod_mul(s.b, of[3], s.b, of[4], s.work)
              && power(&s, s.a, s.b, of[1], of[4]);
    return srp_end(p, &s, ok);
}
