/* runtime/num/integer_text.h -- Integers as digits of a base from 2 to 36, for BIFs and for whoever prints terms.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FF_NUM_INTEGER_TEXT_H
#define FF_NUM_INTEGER_TEXT_H

#include "ff_proc.h"

enum { FF_SMALL_TEXT_MAX = 66 }; /* enough for a small integer in any base */

/* An upper bound of the length of the text, the sign included. */
size_t ff_integer_text_bound(ff_term integer, unsigned base);
/* Writes the text, with capital letters and without a NUL. Returns its length. */
size_t ff_integer_to_text(ff_term integer, unsigned base, char *out);
/* The integer with these digits (0 up to base - 1 each, the most significant one first).
 * effects: allocates, raises system_limit. */
ff_term ff_integer_from_digits(ff_proc *p, const uint8_t *digits, size_t n, unsigned base, bool negative);
/* The value of a digit, or base when it is none in base. */
FF_INLINE unsigned ff_digit_value(uint8_t character, unsigned base)
{
    unsigned value = character - (unsigned)'0', letter = (character | 0x20u) - (unsigned)'a';
    if (value > 9) value = letter < 26 ? letter + 10 : base;
    return value < base ? value : base;
}
/* So many digits of that base make a small integer, whichever they are. */
FF_INLINE size_t ff_small_digits_max(unsigned base) { return base <= 10 ? 17 : 11; }

#endif
