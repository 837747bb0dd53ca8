/* runtime/num/integer_text.c -- Integers to digits and back; bigs by mpn's divide and conquer.
 * SPDX-License-Identifier: Apache-2.0 */
#include "num/integer_text.h"
#include "num/integer.h"
#include "num/mpn.h"
#include "ff_vm.h"

#include <string.h>

static const char digit_chars[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

enum { SMALL_DIGITS_MAX = 11 }; /* so many digits of any base make a small integer */

static unsigned floor_log2(unsigned base) { return 31 - (unsigned)__builtin_clz(base); }
static unsigned ceil_log2(unsigned base) { return floor_log2(base - 1) + 1; }

size_t ff_integer_text_bound(ff_term integer, unsigned base)
{
    if (ff_is_small(integer)) return FF_SMALL_TEXT_MAX;
    return ff_big_limbs(integer) * FF_LIMB_BITS / floor_log2(base) + 3;
}

static size_t small_to_text(int64_t i, unsigned base, char *out)
{
    char backwards[FF_SMALL_TEXT_MAX];
    size_t n = 0;
    uint64_t rest = (uint64_t)(i < 0 ? -i : i);
    do {
        backwards[n++] = digit_chars[rest % base];
        rest /= base;
    } while (rest);
    if (i < 0) backwards[n++] = '-';
    for (size_t k = 0; k < n; k++) out[k] = backwards[n - 1 - k];
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

unsigned ff_digit_value(uint8_t character, unsigned base)
{
    unsigned value = base;
    if (character >= '0' && character <= '9') value = character - '0';
    if (character >= 'A' && character <= 'Z') value = character - 'A' + 10u;
    if (character >= 'a' && character <= 'z') value = character - 'a' + 10u;
    return value < base ? value : base;
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
    if (n <= SMALL_DIGITS_MAX) return small_from_digits(digits, n, base, negative);
    if (n / FF_LIMB_BITS > FF_INTEGER_MAX_LIMBS) return ff_system_limit(p);
    uint64_t *limbs;
    ff_word *begun = ff_int_begin(p, n * ceil_log2(base) / FF_LIMB_BITS + 2, &limbs);
    size_t n_limbs = (size_t)mpn_set_str(limbs, digits, n, (int)base);
    return ff_int_end(p, begun, n_limbs, negative);
}
