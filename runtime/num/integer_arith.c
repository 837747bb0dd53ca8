/* runtime/num/integer_arith.c -- Sums, products and quotients of integers of any size.
 * SPDX-License-Identifier: Apache-2.0 */
#include "num/integer.h"
#include "num/mpn.h"

static int compare_magnitudes(const ff_int_view *a, const ff_int_view *b)
{
    if (a->n != b->n) return a->n < b->n ? -1 : 1;
    return mpn_cmp(a->limbs, b->limbs, (mp_size_t)a->n);
}

/* a must have at least as many limbs as b. */
static ff_term add_magnitudes(ff_proc *p, const ff_int_view *a, const ff_int_view *b, bool negative)
{
    uint64_t *sum;
    ff_word *begun = ff_int_begin(p, a->n + 1, &sum);
    sum[a->n] = mpn_add(sum, a->limbs, (mp_size_t)a->n, b->limbs, (mp_size_t)b->n);
    return ff_int_end(p, begun, a->n + 1, negative);
}

/* a's magnitude must be at least b's. */
static ff_term sub_magnitudes(ff_proc *p, const ff_int_view *a, const ff_int_view *b, bool negative)
{
    uint64_t *difference;
    ff_word *begun = ff_int_begin(p, a->n, &difference);
    mpn_sub(difference, a->limbs, (mp_size_t)a->n, b->limbs, (mp_size_t)b->n);
    return ff_int_end(p, begun, a->n, negative);
}

static ff_wide wide_of(const ff_int_view *v) { return v->limbs[0] | (v->n > 1 ? (ff_wide)v->limbs[1] << 64 : 0); }

static ff_term add_views(ff_proc *p, const ff_int_view *a, const ff_int_view *b)
{
    if (a->n <= 2 && b->n <= 2) {
        ff_wide x = wide_of(a), y = wide_of(b), sum;
        if (a->negative != b->negative) return x >= y ? ff_int_from_wide(p, x - y, a->negative) : ff_int_from_wide(p, y - x, b->negative);
        if (!__builtin_add_overflow(x, y, &sum)) return ff_int_from_wide(p, sum, a->negative);
    }
    if (a->negative == b->negative)
        return a->n >= b->n ? add_magnitudes(p, a, b, a->negative) : add_magnitudes(p, b, a, a->negative);
    if (compare_magnitudes(a, b) >= 0) return sub_magnitudes(p, a, b, a->negative);
    return sub_magnitudes(p, b, a, b->negative);
}

ff_term ff_int_add(ff_proc *p, ff_term a, ff_term b)
{
    if (ff_are_small(a, b)) return ff_integer_from_i64(p, ff_small_to_int(a) + ff_small_to_int(b));
    ff_int_view x, y;
    ff_int_view_init(&x, a);
    ff_int_view_init(&y, b);
    return add_views(p, &x, &y);
}

ff_term ff_int_sub(ff_proc *p, ff_term a, ff_term b)
{
    if (ff_are_small(a, b)) return ff_integer_from_i64(p, ff_small_to_int(a) - ff_small_to_int(b));
    ff_int_view x, y;
    ff_int_view_init(&x, a);
    ff_int_view_init(&y, b);
    y.negative = !y.negative;
    return add_views(p, &x, &y);
}

ff_term ff_int_neg(ff_proc *p, ff_term a) { return ff_int_sub(p, FF_SMALL_CONST(0), a); }

ff_term ff_int_mul(ff_proc *p, ff_term a, ff_term b)
{
    int64_t product;
    if (ff_are_small(a, b) && !__builtin_mul_overflow(ff_small_to_int(a), ff_small_to_int(b), &product))
        return ff_integer_from_i64(p, product);
    ff_int_view view_a, view_b, *x = &view_a, *y = &view_b;
    ff_int_view_init(x, a);
    ff_int_view_init(y, b);
    if (x->n == 1 && y->n == 1) return ff_int_from_wide(p, (ff_wide)x->limbs[0] * y->limbs[0], x->negative != y->negative);
    if (x->n < y->n) x = &view_b, y = &view_a;
    size_t n = x->n + y->n;
    if (n > FF_INTEGER_MAX_LIMBS + 1) return ff_system_limit(p);
    uint64_t *limbs;
    ff_word *begun = ff_int_begin(p, n, &limbs);
    if (ff_same(a, b))
        mpn_sqr(limbs, x->limbs, (mp_size_t)x->n);
    else
        mpn_mul(limbs, x->limbs, (mp_size_t)x->n, y->limbs, (mp_size_t)y->n);
    return ff_int_end(p, begun, n, x->negative != y->negative);
}

/* In one allocation: the wanted one of quotient and remainder first, the other one behind it as scratch. */
static ff_term divide(ff_proc *p, const ff_int_view *a, const ff_int_view *b, bool want_quotient)
{
    size_t n_quotient = a->n - b->n + 1, n_remainder = b->n;
    uint64_t *limbs;
    ff_word *begun = ff_int_begin(p, n_quotient + n_remainder, &limbs);
    uint64_t *quotient = want_quotient ? limbs : limbs + n_remainder;
    uint64_t *remainder = want_quotient ? limbs + n_quotient : limbs;
    mpn_tdiv_qr(quotient, remainder, 0, a->limbs, (mp_size_t)a->n, b->limbs, (mp_size_t)b->n);
    if (want_quotient) return ff_int_end(p, begun, n_quotient, a->negative != b->negative);
    return ff_int_end(p, begun, n_remainder, a->negative);
}

ff_term ff_int_div(ff_proc *p, ff_term a, ff_term b)
{
    if (ff_same(b, FF_SMALL_CONST(0))) return ff_badarith(p);
    if (ff_are_small(a, b)) return ff_integer_from_i64(p, ff_small_to_int(a) / ff_small_to_int(b));
    ff_int_view x, y;
    ff_int_view_init(&x, a);
    ff_int_view_init(&y, b);
    return x.n < y.n ? FF_SMALL_CONST(0) : divide(p, &x, &y, true);
}

ff_term ff_int_rem(ff_proc *p, ff_term a, ff_term b)
{
    if (ff_same(b, FF_SMALL_CONST(0))) return ff_badarith(p);
    if (ff_are_small(a, b)) return ff_small_from_int(ff_small_to_int(a) % ff_small_to_int(b));
    ff_int_view x, y;
    ff_int_view_init(&x, a);
    ff_int_view_init(&y, b);
    return x.n < y.n ? a : divide(p, &x, &y, false);
}
