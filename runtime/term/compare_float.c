/* runtime/term/compare_float.c -- Floats compared with floats and integers, by exact value.
 * SPDX-License-Identifier: Apache-2.0 */
#include "term/compare_number.h"

#include <math.h>

enum { LIMB_BITS = 64 };

static int order_u64(uint64_t a, uint64_t b) { return (a > b) - (a < b); }

static int sign_of_big(ff_term big) { return ff_big_is_negative(big) ? -1 : 1; }

static int compare_small_double(int64_t i, double d)
{
    if (d >= 0x1p63) return -1;
    if (d < -0x1p63) return 1;
    int64_t whole = (int64_t)d;
    if (i != whole) return i < whole ? -1 : 1;
    double rest = d - (double)whole;
    return (rest < 0) - (rest > 0);
}

/* d is a whole number of `bits` bits, as many as the limbs have: its top 64 bits against theirs, then what is below. */
static int compare_limbs_double(const uint64_t *limbs, size_t n, int bits, double d)
{
    uint64_t top_of_d = (uint64_t)ldexp(d, LIMB_BITS - bits);
    unsigned unused = (unsigned)__builtin_clzll(limbs[n - 1]);
    uint64_t top = limbs[n - 1] << unused, rest = 0;
    if (unused && n > 1) {
        top |= limbs[n - 2] >> (LIMB_BITS - unused);
        rest = limbs[n - 2] << unused;
    } else if (n > 1) {
        rest = limbs[n - 2];
    }
    if (top != top_of_d) return order_u64(top, top_of_d);
    for (size_t i = 0; i + 2 < n; i++) rest |= limbs[i];
    return rest != 0;
}

static int compare_big_double(ff_term big, double d)
{
    int sign = sign_of_big(big);
    if (d == 0 || (d < 0) != (sign < 0)) return sign;
    size_t n = ff_big_limbs(big);
    const uint64_t *limbs = ff_big_limb_ptr(big);
    int bits_of_d;
    frexp(d, &bits_of_d);
    size_t bits = n * LIMB_BITS - (size_t)__builtin_clzll(limbs[n - 1]);
    if (bits_of_d < 0 || bits != (size_t)bits_of_d) return bits_of_d < 0 || bits > (size_t)bits_of_d ? sign : -sign;
    return sign * compare_limbs_double(limbs, n, bits_of_d, fabs(d));
}

static int compare_integer_double(ff_term a, double d)
{
    return ff_is_small(a) ? compare_small_double(ff_small_to_int(a), d) : compare_big_double(a, d);
}

int ff_compare_with_float(ff_term a, ff_term b)
{
    if (!ff_is_float(a)) return compare_integer_double(a, ff_float_to_double(b));
    double x = ff_float_to_double(a);
    if (!ff_is_float(b)) return -compare_integer_double(b, x);
    return ff_float_order(x, ff_float_to_double(b));
}
