/* runtime/num/integer_text.c -- Integers to digits and back; bigs by mpn's divide and conquer.
 * SPDX-License-Identifier: Apache-2.0 */
#include "num/integer_text.h"
#include "num/integer.h"
#include "num/mpn.h"
#include "ff_vm.h"

#include <string.h>

static const char digit_chars[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

static unsigned floor_log2(unsigned base) { return 31 - (unsigned)__builtin_clz(base); }
static unsigned ceil_log2(unsigned base) { return floor_log2(base - 1) + 1; }

size_t ff_integer_text_bound(ff_term integer, unsigned base)
{
    if (ff_is_small(integer)) return FF_SMALL_TEXT_MAX;
    return ff_big_limbs(integer) * FF_LIMB_BITS / floor_log2(base) + 3;
}

/* Writes the digits in front of `end`; where they begin. To be called with a constant base, mostly: dividing is what takes long. */
FF_INLINE char *digits_before(char *end, uint64_t value, unsigned base)
{
    do *--end = digit_chars[value % base];
    while (value /= base);
    return end;
}

static size_t small_to_text(int64_t i, unsigned base, char *out)
{
    char text[FF_SMALL_TEXT_MAX], *end = text + sizeof text;
    uint64_t magnitude = (uint64_t)(i < 0 ? -i : i);
    char *begin = base == 10 ? digits_before(end, magnitude, 10) : digits_before(end, magnitude, base);
    if (i < 0) *--begin = '-';
    size_t n = (size_t)(end - begin);
    memcpy(out, begin, n);
    return n;
}

/* mpn_get_str destroys its operand and may begin with zeros. */
static size_t big_to_text(ff_term big, unsigned base, char *out)
{
    size_t n_limbs = ff_big_limbs(big), sign = ff_big_is_negative(big);
    uint64_t *scratch = ff_malloc((n_limbs + 1) * sizeof *scratch);
    memcpy(scratch, ff_big_limb_ptr(big), n_limbs * sizeof *scratch);
    uint8_t *digits = (uint8_t *)out + sign;
    size_t n = mpn_get_str(digits, (int)base, scratch, (mp_size_t)n_limbs), zeros = 0;
    ff_free(scratch);
    while (digits[zeros] == 0) zeros++;
    n -= zeros;
    for (size_t i = 0; i < n; i++) digits[i] = (uint8_t)digit_chars[digits[i + zeros]];
    if (sign) out[0] = '-';
    return n + sign;
}

size_t ff_integer_to_text(ff_term integer, unsigned base, char *out)
{
    if (ff_is_small(integer)) return small_to_text(ff_small_to_int(integer), base, out);
    return big_to_text(integer, base, out);
}

static ff_term small_from_digits(const uint8_t *digits, size_t n, unsigned base, bool negative)
{
    int64_t i = 0;
    for (size_t k = 0; k < n; k++) i = i * base + digits[k];
    return ff_small_from_int(negative ? -i : i);
}

ff_term ff_integer_from_digits(ff_proc *p, const uint8_t *digits, size_t n, unsigned base, bool negative)
{
    while (n > 0 && digits[0] == 0) digits++, n--;
    if (n <= ff_small_digits_max(base)) return small_from_digits(digits, n, base, negative);
    if (n / FF_LIMB_BITS > FF_INTEGER_MAX_LIMBS) return ff_system_limit(p);
    uint64_t *limbs;
    ff_word *begun = ff_int_begin(p, n * ceil_log2(base) / FF_LIMB_BITS + 2, &limbs);
    size_t n_limbs = (size_t)mpn_set_str(limbs, digits, n, (int)base);
    return ff_int_end(p, begun, n_limbs, negative);
}
