/* runtime/num/number_float.c -- Between integers and doubles.
 * SPDX-License-Identifier: Apache-2.0 */
#include "num/integer.h"
#include "num/mpn.h"
#include "ff_helpers.h"

#include <math.h>

enum { MANTISSA_BITS = 53 };

/* Rounds at each limb, not once: programs see the same last bit as under OTP. */
static bool big_to_double(ff_term big, double *out)
{
    const uint64_t *limbs = ff_big_limb_ptr(big);
    double d = 0;
    for (size_t i = ff_big_limbs(big); i-- > 0;) {
        d = d * 0x1p64 + (double)limbs[i];
        if (!isfinite(d)) return false;
    }
    *out = ff_big_is_negative(big) ? -d : d;
    return true;
}

bool ff_int_to_double(ff_term integer, double *out)
{
    if (!ff_is_small(integer)) return big_to_double(integer, out);
    *out = (double)ff_small_to_int(integer);
    return true;
}

bool ff_number_to_double(ff_proc *p, ff_term number, double *out)
{
    if (ff_is_float(number)) {
        *out = ff_float_to_double(number);
        return true;
    }
    if (ff_is_integer(number) && ff_int_to_double(number, out)) return true;
    ff_badarith(p);
    return false;
}

/* |d| = mantissa * 2^exponent with a mantissa of 53 bits, so exponent is at least 6 here. */
static ff_term big_from_double(ff_proc *p, double d)
{
    int exponent;
    uint64_t mantissa = (uint64_t)ldexp(frexp(fabs(d), &exponent), MANTISSA_BITS);
    exponent -= MANTISSA_BITS;
    size_t whole = (size_t)exponent / FF_LIMB_BITS;
    unsigned part = (unsigned)exponent % FF_LIMB_BITS;
    uint64_t *limbs;
    ff_word *begun = ff_int_begin(p, whole + 2, &limbs);
    for (size_t i = 0; i < whole; i++) limbs[i] = 0;
    limbs[whole] = mantissa << part;
    limbs[whole + 1] = part ? mantissa >> (FF_LIMB_BITS - part) : 0;
    return ff_int_end(p, begun, whole + 2, d < 0);
}

ff_term ff_int_from_double(ff_proc *p, double d)
{
    if (d < 0x1p59 && d >= -0x1p59) return ff_small_from_int((int64_t)d);
    return big_from_double(p, d);
}
