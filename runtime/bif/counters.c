/* runtime/bif/counters.c -- What module counters needs for its option write_concurrency: one array, as there is one scheduler.
 * SPDX-License-Identifier: Apache-2.0 */
#define FF_BIF_PROTOTYPES
#include "bif/atomics.h"
#include "ff_atoms.tab.h"
#include "ff_bifs.tab.h"
#include "term/map.h"

static ff_atomics_array *find_counters(ff_term ref)
{
    ff_atomics_array *a = ff_atomics_of(ref);
    return a && a->kind == FF_ATOMICS_COUNTERS ? a : NULL;
}

static uint64_t *element(ff_term ref, ff_term index, ff_atomics_array **a)
{
    *a = find_counters(ref);
    return *a ? ff_atomics_at(*a, index) : NULL;
}

ff_term ff_bif_erts_internal_counters_new_1(ff_proc *p, ff_term size)
{
    return ff_atomics_new(p, size, FF_ATOMICS_COUNTERS);
}

ff_term ff_bif_erts_internal_counters_get_2(ff_proc *p, ff_term ref, ff_term index)
{
    ff_atomics_array *a;
    uint64_t *at = element(ref, index, &a);
    return at ? ff_atomics_term(p, a, *at) : ff_badarg(p);
}

ff_term ff_bif_erts_internal_counters_add_3(ff_proc *p, ff_term ref, ff_term index, ff_term increment)
{
    ff_atomics_array *a;
    uint64_t more, *at = element(ref, index, &a);
    if (!at || !ff_atomics_increment(increment, &more)) return ff_badarg(p);
    *at += more;
    return FF_AM_ok;
}

ff_term ff_bif_erts_internal_counters_put_3(ff_proc *p, ff_term ref, ff_term index, ff_term value)
{
    ff_atomics_array *a;
    uint64_t new, *at = element(ref, index, &a);
    if (!at || !ff_atomics_value(a, value, &new)) return ff_badarg(p);
    *at = new;
    return FF_AM_ok;
}

ff_term ff_bif_erts_internal_counters_info_1(ff_proc *p, ff_term ref)
{
    const ff_atomics_array *a = find_counters(ref);
    if (!a) return ff_badarg(p);
    ff_term pairs[] = {FF_AM_memory, ff_small_from_int((int64_t)(a->n * sizeof *a->v)), FF_AM_size,
                       ff_small_from_int((int64_t)a->n)};
    return ff_map_from_pairs(p, 2, pairs, NULL);
}
