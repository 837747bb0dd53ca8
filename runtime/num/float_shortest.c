/* runtime/num/float_shortest.c -- The shortest decimal that reads back as a given double.
 * With 128 bits it is cut out of what lies between the double's two midpoints (quick_shortest). For very small and very large ones:
 * any 15 digits name a normal double of their own, so what 15 digits can say is unique; else 16 digits, else 17 do it.
 * Whether a decimal reads back is asked of the two midpoints between the double and its neighbours. SPDX-License-Identifier: Apache-2.0 */
#include "num/float_digits.h"
#include "num/float_text.h"

#include <float.h>
#include <stdbool.h>

enum { ENOUGH = 17 }; /* with 17 digits each double reads back */
enum { FRACTION_BITS = 52 };

/* What lies halfway between the double and its neighbours: m * 2^exponent each. */
typedef struct midpoints {
    uint64_t below, above;
    int exponent;
    bool included; /* halfway is read as the double whose last bit is 0 */
    ff_digits exact_below, exact_above;
} midpoints;

/* They have two bits more than doubles: below a power of two the neighbour is half as far away as above it. */
static void find_midpoints(double magnitude, midpoints *mid)
{
    uint64_t m = ff_float_split(magnitude, &mid->exponent);
    bool is_power = m == UINT64_C(1) << FRACTION_BITS && mid->exponent > FF_FLOAT_LEAST_EXPONENT;
    mid->exponent -= 2;
    mid->below = 4 * m - (is_power ? 1 : 2);
    mid->above = 4 * m + 2;
    mid->included = !(m & 1);
    mid->exact_below.n = mid->exact_above.n = 0;
}

static bool reads_back(ff_decimal d, double magnitude, midpoints *mid)
{
    double quick;
    if (ff_float_quick(d, &quick)) return quick == magnitude;
    return ff_float_compare(d, mid->below, mid->exponent, &mid->exact_below) >= !mid->included
           && ff_float_compare(d, mid->above, mid->exponent, &mid->exact_above) < mid->included;
}

/* Below a power of two doubles lie closer than above it, so the second nearest decimal, above it, may be the one. */
static bool find(double magnitude, int precision, midpoints *mid, ff_decimal *d)
{
    *d = ff_float_rounded(magnitude, precision);
    if (precision == ENOUGH || reads_back(*d, magnitude, mid)) return true;
    d->digits++;
    return reads_back(*d, magnitude, mid);
}

/* ---- with 128 bits ---- */

/* What is nearest to `exact` / 2^shift among the multiples of 10^k. */
static uint64_t nearest(ff_wide exact, int shift, int k)
{
    uint64_t whole = (uint64_t)(exact >> shift), step = ff_tens[k], n = whole / step;
    ff_wide rest = exact - ((ff_wide)(n * step) << shift), half = ((ff_wide)step << shift) / 2;
    return n + (rest > half || (rest == half && (n & 1)));
}

/* All that reads back lies between the midpoints. Scaled so that they are integers of about as many digits as are enough, digits go off
 * their ends as long as a multiple of the power of ten is left between them. False: not with so few bits. */
static bool quick_shortest(const midpoints *mid, ff_decimal *d)
{
    int shift = -mid->exponent, scale = ENOUGH - ff_float_whole_digits(FRACTION_BITS + 2 - shift);
    if (shift < 1 || shift >= FF_FLOAT_WIDE_BITS - 1 || scale < 0 || scale >= FF_FLOAT_SCALE_MAX) return false;
    ff_wide ten = ff_float_ten_to(scale), fraction = ((ff_wide)1 << shift) - 1;
    ff_wide below = mid->below * ten, above = mid->above * ten, exact = (mid->above - 2) * ten;
    uint64_t low = (uint64_t)(below >> shift) + ((below & fraction) != 0 || !mid->included);
    uint64_t high = (uint64_t)(above >> shift) - ((above & fraction) == 0 && !mid->included);
    int k = 0;
    for (; (low + 9) / 10 <= high / 10; k++) low = (low + 9) / 10, high /= 10;
    uint64_t digits = nearest(exact, shift, k);
    d->digits = digits < low ? low : digits > high ? high : digits;
    d->exponent = k - scale;
    return low <= high;
}

/* ---- all of it ---- */

ff_decimal ff_float_shortest(double magnitude)
{
    ff_decimal d = {0, 0};
    if (magnitude == 0) return d;
    midpoints mid;
    find_midpoints(magnitude, &mid);
    if (quick_shortest(&mid, &d)) return d;
    int precision = magnitude < DBL_MIN ? 1 : DBL_DIG;
    while (!find(magnitude, precision, &mid, &d)) precision++;
    while (d.digits % 10 == 0) d.digits /= 10, d.exponent++;
    return d;
}
