/* runtime/bin/half.c -- IEEE 754 half precision (16 bits), which no C compiler has on every target.
 * SPDX-License-Identifier: Apache-2.0 */
#include "bin/half.h"

#include <math.h>
#include <string.h>

enum { HALF_FRACTION_BITS = 10, HALF_BIAS = 15, HALF_INFINITY = 0x7c00, HALF_SIGN = 0x8000 };
enum { DOUBLE_FRACTION_BITS = 52, DOUBLE_BIAS = 1023, DOUBLE_SPECIAL = 0x7ff };

/* value / 2^shift, to nearest, ties to even. */
static uint64_t shift_rounded(uint64_t value, unsigned shift)
{
    uint64_t kept = value >> shift, rest = value - (kept << shift), tie = UINT64_C(1) << (shift - 1);
    return kept + (rest > tie || (rest == tie && (kept & 1)));
}

uint16_t ff_half_from_double(double d)
{
    uint64_t bits;
    memcpy(&bits, &d, sizeof bits);
    uint16_t sign = bits >> 63 ? HALF_SIGN : 0;
    int exponent = (int)(bits >> DOUBLE_FRACTION_BITS & DOUBLE_SPECIAL);
    uint64_t fraction = bits & ((UINT64_C(1) << DOUBLE_FRACTION_BITS) - 1);
    if (exponent == DOUBLE_SPECIAL) return (uint16_t)(sign | HALF_INFINITY | (fraction ? 0x200 : 0));
    int scaled = exponent - DOUBLE_BIAS + HALF_BIAS;
    if (scaled > 30) return sign | HALF_INFINITY;
    if (scaled < -HALF_FRACTION_BITS) return sign;
    unsigned shift = DOUBLE_FRACTION_BITS - HALF_FRACTION_BITS;
    uint64_t significand = fraction | UINT64_C(1) << DOUBLE_FRACTION_BITS;
    if (scaled <= 0) return (uint16_t)(sign | shift_rounded(significand, shift + 1 - (unsigned)scaled));
    /* the leading 1 adds one to the exponent, and so does a carry out of the fraction, up to infinity */
    uint64_t magnitude = ((uint64_t)(scaled - 1) << HALF_FRACTION_BITS) + shift_rounded(significand, shift);
    return (uint16_t)(sign | magnitude);
}

double ff_half_to_double(uint16_t half)
{
    int exponent = half >> HALF_FRACTION_BITS & 0x1f, fraction = half & 0x3ff;
    double magnitude;
    if (exponent == 0x1f)
        magnitude = fraction ? NAN : INFINITY;
    else if (exponent == 0)
        magnitude = ldexp(fraction, 1 - HALF_BIAS - HALF_FRACTION_BITS);
    else
        magnitude = ldexp(fraction | 0x400, exponent - HALF_BIAS - HALF_FRACTION_BITS);
    return half & HALF_SIGN ? -magnitude : magnitude;
}
