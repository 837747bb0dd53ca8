/* runtime/num/integer.c -- Between integer terms, machine integers, and limbs with a sign.
 * SPDX-License-Identifier: Apache-2.0 */
#include "num/integer.h"

void ff_int_view_init(ff_int_view *v, ff_term integer)
{
    if (ff_is_small(integer)) {
        int64_t i = ff_small_to_int(integer);
        v->negative = i < 0;
        v->small = (uint64_t)(i < 0 ? -i : i);
        v->limbs = &v->small;
        v->n = 1;
    } else {
        v->negative = ff_big_is_negative(integer);
        v->limbs = ff_big_limb_ptr(integer);
        v->n = ff_big_limbs(integer);
    }
}

bool ff_int_to_u64(ff_term t, uint64_t *value)
{
    if (ff_is_small(t)) {
        *value = (uint64_t)ff_small_to_int(t);
        return ff_small_to_int(t) >= 0;
    }
    if (!ff_is_big(t) || ff_big_limbs(t) != 1 || ff_big_is_negative(t)) return false;
    *value = *ff_big_limb_ptr(t);
    return true;
}

ff_word *ff_int_begin(ff_proc *p, size_t n_limbs, uint64_t **limbs)
{
    ff_word *hp = ff_alloc(p, n_limbs + 1);
    *limbs = hp + 1;
    return hp;
}

static bool fits_small(uint64_t magnitude, bool negative)
{
    return magnitude <= (uint64_t)FF_SMALL_MAX + negative;
}

static ff_term small_of(uint64_t magnitude, bool negative)
{
    return ff_small_from_int(negative ? -(int64_t)magnitude : (int64_t)magnitude);
}

ff_term ff_int_end(ff_proc *p, ff_word *begun, size_t n, bool negative)
{
    const uint64_t *limbs = begun + 1;
    while (n > 0 && limbs[n - 1] == 0) n--;
    bool is_small = n == 0 || (n == 1 && fits_small(limbs[0], negative));
    ff_term small = is_small && n > 0 ? small_of(limbs[0], negative) : FF_SMALL_CONST(0);
    bool too_large = n > FF_INTEGER_MAX_LIMBS;
    ff_alloc_trim(p, is_small || too_large ? begun : begun + 1 + n);
    if (is_small) return small;
    if (too_large) return ff_system_limit(p);
    FF_FEATURE(big);
    *begun = FF_HEADER(negative ? FF_SUB_NEG_BIG : FF_SUB_POS_BIG, n);
    return ff_boxed_from_ptr(begun);
}

static ff_term from_magnitude(ff_proc *p, uint64_t magnitude, bool negative)
{
    if (fits_small(magnitude, negative)) return small_of(magnitude, negative);
    FF_FEATURE(big);
    ff_word *hp = ff_alloc(p, 2);
    hp[0] = FF_HEADER(negative ? FF_SUB_NEG_BIG : FF_SUB_POS_BIG, 1);
    hp[1] = magnitude;
    return ff_boxed_from_ptr(hp);
}

ff_term ff_int_from_wide(ff_proc *p, ff_wide magnitude, bool negative)
{
    uint64_t low = (uint64_t)magnitude, high = (uint64_t)(magnitude >> 64);
    if (high == 0) return from_magnitude(p, low, negative);
    FF_FEATURE(big);
    ff_word *hp = ff_alloc(p, 3);
    hp[0] = FF_HEADER(negative ? FF_SUB_NEG_BIG : FF_SUB_POS_BIG, 2);
    hp[1] = low;
    hp[2] = high;
    return ff_boxed_from_ptr(hp);
}

ff_term ff_integer_from_i64(ff_proc *p, int64_t i)
{
    return from_magnitude(p, i < 0 ? -(uint64_t)i : (uint64_t)i, i < 0);
}

ff_term ff_integer_from_u64(ff_proc *p, uint64_t u) { return from_magnitude(p, u, false); }
