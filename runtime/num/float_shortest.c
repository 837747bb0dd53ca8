/* runtime/num/float_shortest.c -- The shortest decimal that reads back as a given double.
 * Any 15 digits name a normal double of their own, so what 15 digits can say is unique; else 16 digits, else 17 do it.
 * Whether a decimal reads back is asked of the two midpoints between the double and its neighbours. SPDX-License-Identifier: Apache-2.0 */
#include "num/float_digits.h"
#include "num/float_text.h"

#include <float.h>
#include <stdbool.h>
#include <string.h>

enum { ENOUGH = 17 }; /* with 17 digits each double reads back */
enum { FRACTION_BITS = 52, LEAST_EXPONENT = -1074 };

/* magnitude rounded to `precision` digits. */
static ff_decimal rounded(double magnitude, int precision)
{
    char digits[FF_FLOAT_DIGITS_MAX];
    int point;
    size_t n = ff_float_digits(magnitude, precision, false, digits, &point);
    ff_decimal d = {0, point - precision};
    for (size_t i = 0; i < n; i++) d.digits = d.digits * 10 + (uint64_t)(digits[i] - '0');
    return d;
}

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
    uint64_t bits;
    memcpy(&bits, &magnitude, sizeof bits);
    uint64_t normal = UINT64_C(1) << FRACTION_BITS, m = bits & (normal - 1);
    int exponent = (int)(bits >> FRACTION_BITS);
    bool is_power = m == 0 && exponent > 1;
    if (exponent > 0) {
        m |= normal;
        exponent--;
    }
    mid->exponent = exponent + LEAST_EXPONENT - 2;
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
    *d = rounded(magnitude, precision);
    if (precision == ENOUGH || reads_back(*d, magnitude, mid)) return true;
    d->digits++;
    return reads_back(*d, magnitude, mid);
}

ff_decimal ff_float_shortest(double magnitude)
{
    ff_decimal d = {0, 0};
    if (magnitude == 0) return d;
    midpoints mid;
    find_midpoints(magnitude, &mid);
    int precision = magnitude < DBL_MIN ? 1 : DBL_DIG;
    while (!find(magnitude, precision, &mid, &d)) precision++;
    while (d.digits % 10 == 0) d.digits /= 10, d.exponent++;
    return d;
}
