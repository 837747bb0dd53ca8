/* runtime/num/float_shortest.c -- The shortest decimal that reads back as a given double.
 * Any 15 digits name a normal double of their own, so what 15 digits can say is unique; else 16 digits, else 17 do it.
 * Both ways round correctly. SPDX-License-Identifier: Apache-2.0 */
#include "num/float_digits.h"
#include "num/float_text.h"
#include "term/format.h"

#include <float.h>
#include <stdbool.h>
#include <stdlib.h>

enum { TEXT_MAX = 40, ENOUGH = 17 }; /* with 17 digits each double reads back */

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

static bool reads_back(ff_decimal d, double magnitude)
{
    double quick;
    if (ff_float_quick(d, &quick)) return quick == magnitude;
    char text[TEXT_MAX];
    ff_format(text, sizeof text, "%llue%d", (unsigned long long)d.digits, d.exponent);
    return strtod(text, NULL) == magnitude;
}

/* Below a power of two doubles lie closer than above it, so the second nearest decimal, above it, may be the one. */
static bool find(double magnitude, int precision, ff_decimal *d)
{
    *d = rounded(magnitude, precision);
    if (precision == ENOUGH || reads_back(*d, magnitude)) return true;
    d->digits++;
    return reads_back(*d, magnitude);
}

ff_decimal ff_float_shortest(double magnitude)
{
    ff_decimal d = {0, 0};
    if (magnitude == 0) return d;
    int precision = magnitude < DBL_MIN ? 1 : DBL_DIG;
    while (!find(magnitude, precision, &d)) precision++;
    while (d.digits % 10 == 0) d.digits /= 10, d.exponent++;
    return d;
}
