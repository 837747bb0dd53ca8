/* runtime/num/float_digits.h -- The exact decimal digits of a double. SPDX-License-Identifier: Apache-2.0 */
#ifndef FF_NUM_FLOAT_DIGITS_H
#define FF_NUM_FLOAT_DIGITS_H

#include "num/float_text.h"
#include "num/integer.h"

#include <stddef.h>
#include <stdint.h>

enum { FF_FLOAT_DIGITS_MAX = 1100, FF_FLOAT_E_BYTES = 32 /* six decimals fit */ };

/* Powers of ten that 64 bits hold; all of them are doubles, too. */
enum { FF_TENS = 20 };
extern const uint64_t ff_tens[FF_TENS];

enum { FF_FLOAT_LEAST_EXPONENT = -1074 }; /* of the last bit of the smallest doubles */

/* Doubles that are not too small or too large times a power of ten have 128 bits. */
enum { FF_FLOAT_WIDE_BITS = 128, FF_FLOAT_SCALE_MAX = 22 }; /* 2^53 * 10^22 < 2^128 */
static inline ff_wide ff_float_ten_to(int k)
{
    return k < FF_TENS ? (ff_wide)ff_tens[k] : (ff_wide)ff_tens[FF_TENS - 1] * ff_tens[k - FF_TENS + 1];
}
/* floor(bits * log10(2)) + 1 for those: as many digits are before the point, or one more. */
static inline int ff_float_whole_digits(int bits) { return (bits * 1233 >> 12) + 1; }

/* magnitude = 0.d1d2d3... * 10^point, rounded to n digits, or, if is_fixed, to n digits behind the decimal point (then point + n
 * digits are there, none if that is negative); half to even, as printf rounds. Returns how many digits it wrote: '0' to '9', no NUL.
 * 0.0 has the digit 0 and point 1. magnitude is finite and not negative. */
size_t ff_float_digits(double magnitude, int n, int is_fixed, char digits[FF_FLOAT_DIGITS_MAX], int *point);

/* magnitude, which is not 0, rounded to so many digits, 19 at most; half to even. */
ff_decimal ff_float_rounded(double magnitude, int n);

/* magnitude = m * 2^*exponent, exactly; returns m. */
uint64_t ff_float_split(double magnitude, int *exponent);

/* 0.d1d2d3... * 10^point; n of 0: not known yet. */
typedef struct ff_digits {
    size_t n;
    int point;
    char digits[FF_FLOAT_DIGITS_MAX];
} ff_digits;

/* Compares d with m * 2^exponent, exactly: less than, equal to, or greater than 0. Neither is 0; m * 2^exponent has at most 810
 * digits, which `exact` holds from when they are first needed. */
int ff_float_compare(ff_decimal d, uint64_t m, int exponent, ff_digits *exact);

/* printf's %.<decimals>e and %.<decimals>f of a finite double, NUL terminated: the length; 0: more than size - 1. */
size_t ff_float_put_e(double d, int decimals, char *out, size_t size);
size_t ff_float_put_f(double d, int decimals, char *out, size_t size);

#endif
