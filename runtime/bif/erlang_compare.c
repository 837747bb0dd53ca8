/* runtime/bif/erlang_compare.c -- The comparison operators as functions, and what else only compares.
 * SPDX-License-Identifier: Apache-2.0 */
#include "ff_proc.h"
#include "ff_atoms.tab.h"
#define FF_BIF_PROTOTYPES
#include "ff_bifs.tab.h"

static ff_term boolean(bool b) { return b ? FF_AM_true : FF_AM_false; }

#define COMPARISON(name, condition)                                 \
    ff_term ff_bif_erlang_##name##_2(ff_proc *p, ff_term a, ff_term b) \
    {                                                               \
        (void)p;                                                    \
        return boolean(condition);                                  \
    }

COMPARISON(eq, ff_equal(a, b))
COMPARISON(ne, !ff_equal(a, b))
COMPARISON(lt, ff_less(a, b))
COMPARISON(le, !ff_less(b, a))
COMPARISON(gt, ff_less(b, a))
COMPARISON(ge, !ff_less(a, b))
COMPARISON(exact_eq, ff_identical(a, b))
COMPARISON(exact_ne, !ff_identical(a, b))

/* Of equal terms the first one. */
ff_term ff_bif_erlang_max_2(ff_proc *p, ff_term a, ff_term b)
{
    (void)p;
    return ff_less(a, b) ? b : a;
}

ff_term ff_bif_erlang_min_2(ff_proc *p, ff_term a, ff_term b)
{
    (void)p;
    return ff_less(b, a) ? b : a;
}

/* The order of map keys, as -1, 0 or 1. */
ff_term ff_bif_erts_internal_cmp_term_2(ff_proc *p, ff_term a, ff_term b)
{
    (void)p;
    int order = ff_compare_exact(a, b);
    return ff_small_from_int((order > 0) - (order < 0));
}

ff_term ff_bif_erts_debug_same_2(ff_proc *p, ff_term a, ff_term b)
{
    (void)p;
    return boolean(ff_same(a, b));
}
