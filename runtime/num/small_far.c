/* runtime/num/small_far.c -- Fast paths of compiled code as functions, for programs that are to be small.
 * _far is for guards; _at remembers, when it raises, what it was and where, for ff_fault_far().
 * SPDX-License-Identifier: Apache-2.0 */
#include "ff_rt.h"
#include "proc/proc.h"

#define NOINLINE __attribute__((noinline)) /* one copy of each */

/* An integer that needs words gets them from a fragment: p->stop says that the block is full. So hp stays what it is, and compiled code
 * need not load it again. */
static NOINLINE ff_term apart_2(ff_proc *p, ff_word *hp, ff_word *sp, ff_term (*bif)(ff_proc *, ff_term, ff_term), ff_term a, ff_term b)
{
    p->htop = p->stop = hp;
    ff_term r = bif(p, a, b);
    p->stop = sp;
    return r;
}

static NOINLINE ff_term apart_1(ff_proc *p, ff_word *hp, ff_word *sp, ff_term (*bif)(ff_proc *, ff_term), ff_term a)
{
    p->htop = p->stop = hp;
    ff_term r = bif(p, a);
    p->stop = sp;
    return r;
}

/* Returns r, a failure or not, of `name`. */
static NOINLINE ff_term noted(ff_proc *p, ff_term name, uint32_t arity, ff_term r, ff_term a, ff_term b, uint64_t site)
{
    if (FF_LIKELY(ff_is_value(r)))
        return r;
    p->x[0] = a;
    p->x[1] = b;
    p->more->failed = (ff_mfa){ ff_atom_number(FF_AM_erlang), ff_atom_number(name), site & 1 ? 0 : arity };
    p->more->failed_at = site >> 1;
    return r;
}

const ff_label *ff_fault_far(ff_proc *p, const ff_label *table)
{
    ff_mfa mfa = p->more->failed;
    ff_where where = p->more->failed_at;
    return mfa.arity ? ff_fault_bif(p, table, where, &mfa) : ff_fault_at(p, table, where);
}

/* Who calls an operator makes its name, not this file: cmake/gen/gen_bif_atoms.c is not to see it. */
#define MADE_ELSEWHERE(name) FF_AM_##name

#define FAR_2(small, name, bif)                                                                          \
    NOINLINE ff_term small##_far(ff_proc *p, ff_word *hp, ff_word *sp, ff_term a, ff_term b)             \
    {                                                                                                    \
        ff_term s;                                                                                       \
        return FF_LIKELY(small(a, b, &s)) ? s : apart_2(p, hp, sp, bif, a, b);                           \
    }                                                                                                    \
    ff_term small##_at(ff_proc *p, ff_word *hp, ff_word *sp, ff_term a, ff_term b, uint64_t site)        \
    {                                                                                                    \
        return noted(p, MADE_ELSEWHERE(name), 2, small##_far(p, hp, sp, a, b), a, b, site);              \
    }
#define FAR_1(small, name, bif)                                                                          \
    NOINLINE ff_term small##_far(ff_proc *p, ff_word *hp, ff_word *sp, ff_term a)                        \
    {                                                                                                    \
        ff_term s;                                                                                       \
        return FF_LIKELY(small(a, &s)) ? s : apart_1(p, hp, sp, bif, a);                                 \
    }                                                                                                    \
    ff_term small##_at(ff_proc *p, ff_word *hp, ff_word *sp, ff_term a, uint64_t site)                   \
    {                                                                                                    \
        return noted(p, MADE_ELSEWHERE(name), 1, small##_far(p, hp, sp, a), a, a, site);                 \
    }

#ifdef __wasm__
NOINLINE int64_t ff_mul_far(int64_t i, int64_t tagged) { return ff_mul_any(i, tagged); }
#endif

FAR_2(ff_small_add, op_plus, ff_bif_erlang_plus_2)
FAR_2(ff_small_sub, op_minus, ff_bif_erlang_minus_2)
FAR_2(ff_small_mul, op_times, ff_bif_erlang_times_2)
FAR_2(ff_small_div, op_div, ff_bif_erlang_div_2)
FAR_2(ff_small_rem, op_rem, ff_bif_erlang_rem_2)
FAR_2(ff_small_band, op_band, ff_bif_erlang_band_2)
FAR_2(ff_small_bor, op_bor, ff_bif_erlang_bor_2)
FAR_2(ff_small_bxor, op_bxor, ff_bif_erlang_bxor_2)
FAR_2(ff_small_bsl, op_bsl, ff_bif_erlang_bsl_2)
FAR_2(ff_small_bsr, op_bsr, ff_bif_erlang_bsr_2)
FAR_1(ff_small_bnot, op_bnot, ff_bif_erlang_bnot_1)
FAR_1(ff_small_minus, op_minus, ff_bif_erlang_minus_1)

ff_term ff_element_far(ff_term index, ff_term tuple) { return ff_element_here(index, tuple); }
