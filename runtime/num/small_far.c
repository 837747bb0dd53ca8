/* runtime/num/small_far.c -- Fast paths of compiled code as functions, for programs that are to be small.
 * SPDX-License-Identifier: Apache-2.0 */
#include "ff_rt.h"

/* BIF(a, b): in place if both are small and the result is. The caller re-reads p->htop after it. */
#define FAR_2(small, bif)                                                                        \
    ff_term small##_far(ff_proc *p, ff_word *hp, ff_word *sp, ff_term a, ff_term b)              \
    {                                                                                            \
        ff_term s;                                                                               \
        p->htop = hp, p->stop = sp;                                                              \
        return FF_LIKELY(small(a, b, &s)) ? s : bif(p, a, b);                                    \
    }
#define FAR_1(small, bif)                                                                        \
    ff_term small##_far(ff_proc *p, ff_word *hp, ff_word *sp, ff_term a)                         \
    {                                                                                            \
        ff_term s;                                                                               \
        p->htop = hp, p->stop = sp;                                                              \
        return FF_LIKELY(small(a, &s)) ? s : bif(p, a);                                          \
    }

FAR_2(ff_small_add, ff_bif_erlang_plus_2)
FAR_2(ff_small_sub, ff_bif_erlang_minus_2)
FAR_2(ff_small_mul, ff_bif_erlang_times_2)
FAR_2(ff_small_div, ff_bif_erlang_div_2)
FAR_2(ff_small_rem, ff_bif_erlang_rem_2)
FAR_2(ff_small_band, ff_bif_erlang_band_2)
FAR_2(ff_small_bor, ff_bif_erlang_bor_2)
FAR_2(ff_small_bxor, ff_bif_erlang_bxor_2)
FAR_2(ff_small_bsl, ff_bif_erlang_bsl_2)
FAR_2(ff_small_bsr, ff_bif_erlang_bsr_2)
FAR_1(ff_small_bnot, ff_bif_erlang_bnot_1)
FAR_1(ff_small_minus, ff_bif_erlang_minus_1)

ff_term ff_element_far(ff_term index, ff_term tuple) { return ff_element_here(index, tuple); }
