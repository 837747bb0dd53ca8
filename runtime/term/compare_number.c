/* runtime/term/compare_number.c -- Numbers compared; integers of any size by this file.
 * SPDX-License-Identifier: Apache-2.0 */
#include "term/compare_number.h"

static int order_u64(uint64_t a, uint64_t b) { return (a > b) - (a < b); }

static int compare_magnitudes(ff_term a, ff_term b)
{
    size_t n = ff_big_limbs(a), m = ff_big_limbs(b);
    if (n != m) return n < m ? -1 : 1;
    const uint64_t *x = ff_big_limb_ptr(a), *y = ff_big_limb_ptr(b);
    while (n-- > 0)
        if (x[n] != y[n]) return order_u64(x[n], y[n]);
    return 0;
}

static int sign_of_big(ff_term big) { return ff_big_is_negative(big) ? -1 : 1; }

int ff_compare_integers(ff_term a, ff_term b)
{
    if (ff_are_small(a, b)) return ff_small_order(a, b);
    if (ff_is_small(a)) return -sign_of_big(b);
    if (ff_is_small(b)) return sign_of_big(a);
    int sign = sign_of_big(a);
    return sign != sign_of_big(b) ? sign : sign * compare_magnitudes(a, b);
}

int ff_compare_numbers(ff_term a, ff_term b)
{
    return ff_is_float(a) || ff_is_float(b) ? ff_compare_with_float(a, b) : ff_compare_integers(a, b);
}
