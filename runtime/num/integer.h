/* runtime/num/integer.h -- Integers of any size as sign and limbs, and back to terms.
 * I1  A view has at least one limb; only the view of 0 has a highest limb of 0.
 * I2  An integer term is small when it fits, else a big without leading zero limbs of at most FF_INTEGER_MAX_LIMBS.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FF_NUM_INTEGER_H
#define FF_NUM_INTEGER_H

#include "ff_proc.h"

#define FF_INTEGER_MAX_LIMBS ((size_t)(1 << 19) - 1) /* as OTP; beyond it system_limit is raised */

typedef struct ff_int_view { /* borrows the limbs of a big; points into itself for a small: do not copy */
    const uint64_t *limbs;
    size_t n;
    bool negative;
    uint64_t small;
} ff_int_view;

/* integer must be one. */
void ff_int_view_init(ff_int_view *v, ff_term integer);

/* What most sums and products of bigs fit in, and of which no allocation has to be given back. */
typedef unsigned __int128 ff_wide;
ff_term ff_int_from_wide(ff_proc *p, ff_wide magnitude, bool negative);

/* Room for a result: *limbs is for the caller to fill. What lies behind the limbs of the result may be scratch. */
ff_word *ff_int_begin(ff_proc *p, size_t n_limbs, uint64_t **limbs);
/* The integer of the first n limbs of the newest ff_int_begin(), normal (I2); the rest is given back.
 * effects: raises system_limit. */
ff_term ff_int_end(ff_proc *p, ff_word *begun, size_t n, bool negative);

/* All operands must be integers. effects: allocate, raise system_limit; div and rem raise badarith for b = 0. */
ff_term ff_int_add(ff_proc *p, ff_term a, ff_term b);
ff_term ff_int_sub(ff_proc *p, ff_term a, ff_term b);
ff_term ff_int_mul(ff_proc *p, ff_term a, ff_term b);
ff_term ff_int_div(ff_proc *p, ff_term a, ff_term b);
ff_term ff_int_rem(ff_proc *p, ff_term a, ff_term b);
ff_term ff_int_neg(ff_proc *p, ff_term a);
ff_term ff_int_and(ff_proc *p, ff_term a, ff_term b);
ff_term ff_int_or(ff_proc *p, ff_term a, ff_term b);
ff_term ff_int_xor(ff_proc *p, ff_term a, ff_term b);
ff_term ff_int_not(ff_proc *p, ff_term a);
ff_term ff_int_shift_left(ff_proc *p, ff_term a, ff_term by); /* right for a negative `by` */
ff_term ff_int_shift_right(ff_proc *p, ff_term a, ff_term by);

/* False: t is no integer, or does not fit in 64 bits without a sign. */
bool ff_int_to_u64(ff_term t, uint64_t *value);
/* An integer as a double, rounded limb by limb as OTP does. False: too large. */
bool ff_int_to_double(ff_term integer, double *out);
/* d must be finite and whole. effects: allocates. */
ff_term ff_int_from_double(ff_proc *p, double d);

#endif
