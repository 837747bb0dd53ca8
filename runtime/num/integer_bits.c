/* runtime/num/integer_bits.c -- Bits of integers of any size; a negative one is an endless two's complement number.
 * SPDX-License-Identifier: Apache-2.0 */
#include "num/integer.h"
#include "num/mpn.h"

typedef enum bit_op { BIT_AND, BIT_OR, BIT_XOR } bit_op;

typedef struct twos_complement { /* reads the limbs of a view as two's complement, lowest first */
    const ff_int_view *of;
    size_t at;
    uint64_t carry; /* of the negation, -m = ~m + 1 */
} twos_complement;

static uint64_t next_limb(twos_complement *t)
{
    uint64_t limb = t->at < t->of->n ? t->of->limbs[t->at] : 0;
    t->at++;
    if (!t->of->negative) return limb;
    uint64_t complement = ~limb + t->carry;
    t->carry &= complement == 0;
    return complement;
}

static uint64_t combine(bit_op op, uint64_t a, uint64_t b)
{
    switch (op) {
    case BIT_AND: return a & b;
    case BIT_OR: return a | b;
    default: return a ^ b;
    }
}

/* Two magnitudes whose result has one limb, as hashes and masks of 64 bits have. */
static bool is_one_limb(bit_op op, const ff_int_view *x, const ff_int_view *y)
{
    if (x->negative || y->negative) return false;
    return op == BIT_AND ? x->n == 1 || y->n == 1 : x->n == 1 && y->n == 1;
}

/* Bit operations work on tagged words as they are. */
static ff_term bitwise(ff_proc *p, bit_op op, ff_term a, ff_term b)
{
    if (ff_are_small(a, b)) return FF_TERM(combine(op, a.bits, b.bits));
    ff_int_view x, y;
    ff_int_view_init(&x, a);
    ff_int_view_init(&y, b);
    if (is_one_limb(op, &x, &y)) return ff_integer_from_u64(p, combine(op, x.limbs[0], y.limbs[0]));
    twos_complement from_x = {&x, 0, 1}, from_y = {&y, 0, 1};
    bool negative = combine(op, x.negative, y.negative);
    size_t n = (x.n > y.n ? x.n : y.n) + 1;
    uint64_t *limbs;
    ff_word *begun = ff_int_begin(p, n, &limbs);
    for (size_t i = 0; i < n; i++) limbs[i] = combine(op, next_limb(&from_x), next_limb(&from_y));
    if (negative) mpn_neg(limbs, limbs, (mp_size_t)n);
    return ff_int_end(p, begun, n, negative);
}

ff_term ff_int_and(ff_proc *p, ff_term a, ff_term b) { return bitwise(p, BIT_AND, a, b); }
ff_term ff_int_or(ff_proc *p, ff_term a, ff_term b) { return bitwise(p, BIT_OR, a, b); }
ff_term ff_int_xor(ff_proc *p, ff_term a, ff_term b) { return bitwise(p, BIT_XOR, a, b); }

ff_term ff_int_not(ff_proc *p, ff_term a)
{
    if (ff_is_small(a)) return ff_small_from_int(~ff_small_to_int(a));
    return ff_int_sub(p, FF_SMALL_CONST(-1), a);
}

/* ---- shifts ---- */

static ff_term shift_left(ff_proc *p, ff_term a, uint64_t bits)
{
    ff_int_view v;
    ff_int_view_init(&v, a);
    if (bits / FF_LIMB_BITS > FF_INTEGER_MAX_LIMBS) return ff_system_limit(p);
    size_t whole = (size_t)(bits / FF_LIMB_BITS), n = v.n + whole + 1;
    unsigned part = bits % FF_LIMB_BITS;
    uint64_t *limbs;
    ff_word *begun = ff_int_begin(p, n, &limbs);
    for (size_t i = 0; i < whole; i++) limbs[i] = 0;
    limbs[n - 1] = 0;
    if (part)
        limbs[n - 1] = mpn_lshift(limbs + whole, v.limbs, (mp_size_t)v.n, part);
    else
        mpn_copyi(limbs + whole, v.limbs, (mp_size_t)v.n);
    return ff_int_end(p, begun, n, v.negative);
}

/* Rounds down: a negative number that loses a bit is one less. */
static ff_term shift_right(ff_proc *p, ff_term a, uint64_t bits)
{
    ff_int_view v;
    ff_int_view_init(&v, a);
    if (bits / FF_LIMB_BITS >= v.n) return ff_small_from_int(v.negative ? -1 : 0);
    size_t whole = (size_t)(bits / FF_LIMB_BITS), n = v.n - whole;
    unsigned part = bits % FF_LIMB_BITS;
    uint64_t *limbs, lost = 0;
    ff_word *begun = ff_int_begin(p, n + 1, &limbs);
    for (size_t i = 0; i < whole; i++) lost |= v.limbs[i];
    if (part)
        lost |= mpn_rshift(limbs, v.limbs + whole, (mp_size_t)n, part);
    else
        mpn_copyi(limbs, v.limbs + whole, (mp_size_t)n);
    limbs[n] = 0;
    if (v.negative && lost) limbs[n] = mpn_add_1(limbs, limbs, (mp_size_t)n, 1);
    return ff_int_end(p, begun, n + 1, v.negative);
}

/* A count that is a big itself shifts everything out, to either side. */
static ff_term shift_by_big(ff_proc *p, ff_term a, bool left)
{
    if (ff_same(a, FF_SMALL_CONST(0))) return a;
    if (left) return ff_system_limit(p);
    ff_int_view v;
    ff_int_view_init(&v, a);
    return ff_small_from_int(v.negative ? -1 : 0);
}

static ff_term shift(ff_proc *p, ff_term a, ff_term by, bool left)
{
    if (!ff_is_small(by)) return shift_by_big(p, a, left != ff_big_is_negative(by));
    int64_t count = ff_small_to_int(by);
    if (count < 0) left = !left, count = -count;
    if (count == 0 || ff_same(a, FF_SMALL_CONST(0))) return a;
    if (left) return shift_left(p, a, (uint64_t)count);
    if (ff_is_small(a)) return ff_small_from_int(ff_small_to_int(a) >> (count > 63 ? 63 : count));
    return shift_right(p, a, (uint64_t)count);
}

ff_term ff_int_shift_left(ff_proc *p, ff_term a, ff_term by) { return shift(p, a, by, true); }
ff_term ff_int_shift_right(ff_proc *p, ff_term a, ff_term by) { return shift(p, a, by, false); }
