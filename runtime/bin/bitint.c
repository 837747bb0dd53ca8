/* runtime/bin/bitint.c -- Integers as runs of bits: two's complement of any width, either end first, at any bit.
 * Works limb by limb, 64 bits at a time, so that nothing needs a buffer.
 * SPDX-License-Identifier: Apache-2.0 */
#include "bin/bitint.h"

#include "ff_helpers.h"
#include "num/integer.h"

/* ---- reading ---- */

/* Limb i, counted from the least significant, of the n_bits from bit `at`. */
static uint64_t read_limb(const uint8_t *bytes, size_t at, size_t n_bits, unsigned flags, size_t i)
{
    size_t below = 64 * i, now = n_bits - below < 64 ? n_bits - below : 64;
    if (flags & FF_BS_LITTLE) return ff_bits_read_little(bytes, at + below, now);
    return ff_bits_read(bytes, at + (n_bits - below - now), now);
}

static void negate(uint64_t *limbs, size_t n)
{
    uint64_t carry = 1;
    for (size_t i = 0; i < n; i++) {
        limbs[i] = ~limbs[i] + carry;
        carry = carry && limbs[i] == 0;
    }
}

/* How many of the n limbs matter, when there are more than an integer may have: those that only repeat the sign do not. */
static size_t significant(const uint8_t *bytes, size_t at, size_t n_bits, unsigned flags, size_t n, uint64_t highest)
{
    uint64_t sign = highest >> 63 && (flags & FF_BS_SIGNED) ? ~UINT64_C(0) : 0;
    while (n > FF_INTEGER_MAX_LIMBS && highest == sign) highest = read_limb(bytes, at, n_bits, flags, --n - 1);
    return n + (sign && !(highest >> 63));
}

static ff_term read_long(ff_proc *p, const uint8_t *bytes, size_t at, size_t n_bits, unsigned flags)
{
    size_t n = (n_bits + 63) / 64;
    unsigned top = (unsigned)((n_bits - 1) % 64);
    uint64_t *limbs, highest = read_limb(bytes, at, n_bits, flags, n - 1);
    bool negative = (flags & FF_BS_SIGNED) && highest >> top & 1;
    if (negative && top < 63) highest |= ~UINT64_C(0) << (top + 1);
    size_t used = significant(bytes, at, n_bits, flags, n, highest);
    if (used > FF_INTEGER_MAX_LIMBS) return FF_NONVALUE;
    ff_word *begun = ff_int_begin(p, used, &limbs);
    for (size_t i = 0; i < used; i++) limbs[i] = read_limb(bytes, at, n_bits, flags, i);
    if (used == n) limbs[n - 1] = highest;
    if (negative) negate(limbs, used);
    return ff_int_end(p, begun, used, negative);
}

ff_term ff_bitint_read(ff_proc *p, const uint8_t *bytes, size_t at, size_t n_bits, unsigned flags)
{
    if (n_bits == 0) return ff_small_from_int(0);
    if (n_bits > 64) return read_long(p, bytes, at, n_bits, flags);
    uint64_t value = read_limb(bytes, at, n_bits, flags, 0);
    if (!(flags & FF_BS_SIGNED)) return ff_integer_from_u64(p, value);
    unsigned above = (unsigned)(64 - n_bits);
    return ff_integer_from_i64(p, (int64_t)(value << above) >> above);
}

/* ---- writing ---- */

/* Two's complement of an integer of any size, limb by limb without a carry: below the lowest limb that is not 0 a
 * negative number has zeros, above it the complement of the magnitude. */
typedef struct limb_view {
    const uint64_t *magnitude;
    size_t n, lowest;
    bool negative;
} limb_view;

static limb_view view_big(ff_term big)
{
    limb_view v = {ff_big_limb_ptr(big), ff_big_limbs(big), 0, ff_big_is_negative(big)};
    while (v.magnitude[v.lowest] == 0) v.lowest++;
    return v;
}

static uint64_t view_limb(const limb_view *v, size_t i)
{
    if (i >= v->n) return v->negative ? ~UINT64_C(0) : 0;
    if (!v->negative || i < v->lowest) return v->magnitude[i];
    return i == v->lowest ? -v->magnitude[i] : ~v->magnitude[i];
}

static void write_limb(uint8_t *bytes, size_t at, size_t n_bits, unsigned flags, size_t i, uint64_t limb)
{
    size_t below = 64 * i, now = n_bits - below < 64 ? n_bits - below : 64;
    if (flags & FF_BS_LITTLE)
        ff_bits_write_little(bytes, at + below, now, limb);
    else
        ff_bits_write(bytes, at + (n_bits - below - now), now, limb);
}

void ff_bitint_write(uint8_t *bytes, size_t at, size_t n_bits, ff_term integer, unsigned flags)
{
    size_t n = (n_bits + 63) / 64;
    if (ff_is_small(integer)) {
        int64_t value = ff_small_to_int(integer);
        for (size_t i = 0; i < n; i++) write_limb(bytes, at, n_bits, flags, i, (uint64_t)(i ? value >> 63 : value));
        return;
    }
    limb_view view = view_big(integer);
    for (size_t i = 0; i < n; i++) write_limb(bytes, at, n_bits, flags, i, view_limb(&view, i));
}
