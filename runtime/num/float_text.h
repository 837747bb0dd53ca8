/* runtime/num/float_text.h -- Doubles as text and back, in OTP's formats. Doubles are finite.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FF_NUM_FLOAT_TEXT_H
#define FF_NUM_FLOAT_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The fewest decimal digits that read back as the same double, nearest to it: d = digits * 10^exponent. */
typedef struct ff_decimal {
    uint64_t digits; /* no trailing zero unless it is 0 */
    int exponent;
} ff_decimal;

ff_decimal ff_float_shortest(double magnitude);
/* The double nearest to d, if one operation on doubles that are exact gives it. False: that takes more. */
bool ff_float_quick(ff_decimal d, double *out);

enum { FF_FLOAT_SHORT_MAX = 32, FF_FLOAT_TEXT_MAX = 256 };

/* Each writes a text and returns its length; no NUL counts. */
size_t ff_float_to_short(double d, char out[FF_FLOAT_SHORT_MAX]); /* 1.0e10, 0.1, 123.0 */
/* 0: longer than the buffer, or (fixed) decimals < 0. A negative precision of scientific stands for 6. */
size_t ff_float_to_scientific(double d, int decimals, char out[FF_FLOAT_TEXT_MAX]);
size_t ff_float_to_fixed(double d, int decimals, bool compact, char out[FF_FLOAT_TEXT_MAX]);

/* [+-]? digits [.,] digits ([eE] [+-]? digits)?  The length of the longest such prefix; 0: none. */
size_t ff_float_text_prefix(const char *text, size_t n);
/* The double for such a text, NUL terminated; a ',' in it becomes '.'. False: beyond the range of doubles. */
bool ff_float_from_text(char *text, double *out);

#endif
