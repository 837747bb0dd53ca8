/* runtime/bif/term_hash.c -- Hash values and sizes of terms: phash/2, phash2/1,2, erts_debug:flat_size/1, size_shared/1.
 * SPDX-License-Identifier: Apache-2.0 */
#include "ff_proc.h"
#include "term/copy.h"
#include "term/hash.h"
#define FF_BIF_PROTOTYPES
#include "ff_bifs.tab.h"

enum { PHASH2_BITS = 27 };

/* A range from 1 to 2^32. */
static bool range_of(ff_term t, uint64_t *range)
{
    if (!ff_is_small(t)) return false;
    *range = (uint64_t)ff_small_to_int(t);
    return *range >= 1 && *range <= UINT64_C(1) << 32;
}

ff_term ff_bif_erlang_phash_2(ff_proc *p, ff_term t, ff_term range)
{
    uint64_t n;
    if (!range_of(range, &n)) return ff_badarg(p);
    return ff_small_from_int((int64_t)(ff_phash(t) % n + 1));
}

ff_term ff_bif_erlang_phash2_1(ff_proc *p, ff_term t)
{
    (void)p;
    return ff_small_from_int(ff_phash2(t) & ((1u << PHASH2_BITS) - 1));
}

ff_term ff_bif_erlang_phash2_2(ff_proc *p, ff_term t, ff_term range)
{
    uint64_t n;
    if (!range_of(range, &n)) return ff_badarg(p);
    return ff_small_from_int((int64_t)(ff_phash2(t) % n));
}

ff_term ff_bif_erts_debug_flat_size_1(ff_proc *p, ff_term t)
{
    (void)p;
    return ff_small_from_int((int64_t)ff_flat_size(t));
}

ff_term ff_bif_erts_debug_size_shared_1(ff_proc *p, ff_term t)
{
    (void)p;
    return ff_small_from_int((int64_t)ff_size_shared(t));
}
