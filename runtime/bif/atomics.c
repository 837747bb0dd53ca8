/* runtime/bif/atomics.c -- Module atomics. Processes are not interrupted inside a BIF, so nothing here needs to be atomic.
 * SPDX-License-Identifier: Apache-2.0 */
#define FF_BIF_PROTOTYPES
#include "bif/atomics.h"
#include "bif/resource.h"
#include "ff_atoms.tab.h"
#include "ff_bifs.tab.h"
#include "num/integer.h"
#include "term/map.h"

enum { OPTION_SIGNED = 1 };

static const ff_resource_kind array_kind = {NULL};

ff_term ff_atomics_new(ff_proc *p, ff_term size, ff_atomics_kind kind)
{
    if (ff_is_big(size) && !ff_big_is_negative(size)) return ff_system_limit(p);
    if (!ff_is_small(size) || ff_small_to_int(size) < 1) return ff_badarg(p);
    uint64_t n = (uint64_t)ff_small_to_int(size);
    if (n > (SIZE_MAX - sizeof(ff_atomics_array)) / sizeof(uint64_t)) return ff_system_limit(p);
    ff_term ref;
    ff_atomics_array *a = ff_resource_new(p, &array_kind, sizeof *a + (size_t)n * sizeof(uint64_t), 0, &ref);
    a->kind = kind;
    a->n = (size_t)n;
    return ref;
}

ff_atomics_array *ff_atomics_of(ff_term ref) { return ff_resource_of(ref, &array_kind); }

uint64_t *ff_atomics_at(ff_atomics_array *a, ff_term index)
{
    if (!ff_is_small(index)) return NULL;
    uint64_t at = (uint64_t)ff_small_to_int(index) - 1;
    return at < a->n ? &a->v[at] : NULL;
}

/* ---- integers of 64 bits ---- */

static bool to_signed(ff_term t, uint64_t *value)
{
    if (ff_is_small(t)) {
        *value = (uint64_t)ff_small_to_int(t);
        return true;
    }
    if (!ff_is_big(t) || ff_big_limbs(t) != 1) return false;
    uint64_t limb = *ff_big_limb_ptr(t);
    bool negative = ff_big_is_negative(t);
    *value = negative ? -limb : limb;
    return limb <= (uint64_t)INT64_MAX + negative;
}

bool ff_atomics_increment(ff_term t, uint64_t *increment)
{
    return to_signed(t, increment) || ff_int_to_u64(t, increment);
}

bool ff_atomics_value(const ff_atomics_array *a, ff_term t, uint64_t *value)
{
    return a->kind == FF_ATOMICS_UNSIGNED ? ff_int_to_u64(t, value) : to_signed(t, value);
}

ff_term ff_atomics_term(ff_proc *p, const ff_atomics_array *a, uint64_t value)
{
    if (a->kind == FF_ATOMICS_UNSIGNED) return ff_integer_from_u64(p, value);
    return ff_integer_from_i64(p, (int64_t)value);
}

/* ---- the functions ---- */

static ff_atomics_array *find_atomics(ff_term ref)
{
    ff_atomics_array *a = ff_atomics_of(ref);
    return a && a->kind != FF_ATOMICS_COUNTERS ? a : NULL;
}

static uint64_t *element(ff_term ref, ff_term index, ff_atomics_array **a)
{
    *a = find_atomics(ref);
    return *a ? ff_atomics_at(*a, index) : NULL;
}

ff_term ff_bif_erts_internal_atomics_new_2(ff_proc *p, ff_term size, ff_term options)
{
    if (!ff_is_small(options)) return ff_badarg(p);
    bool is_signed = ff_small_to_int(options) & OPTION_SIGNED;
    return ff_atomics_new(p, size, is_signed ? FF_ATOMICS_SIGNED : FF_ATOMICS_UNSIGNED);
}

ff_term ff_bif_atomics_put_3(ff_proc *p, ff_term ref, ff_term index, ff_term value)
{
    ff_atomics_array *a;
    uint64_t new, *at = element(ref, index, &a);
    if (!at || !ff_atomics_value(a, value, &new)) return ff_badarg(p);
    *at = new;
    return FF_AM_ok;
}

ff_term ff_bif_atomics_get_2(ff_proc *p, ff_term ref, ff_term index)
{
    ff_atomics_array *a;
    uint64_t *at = element(ref, index, &a);
    return at ? ff_atomics_term(p, a, *at) : ff_badarg(p);
}

ff_term ff_bif_atomics_add_get_3(ff_proc *p, ff_term ref, ff_term index, ff_term increment)
{
    ff_atomics_array *a;
    uint64_t more, *at = element(ref, index, &a);
    if (!at || !ff_atomics_increment(increment, &more)) return ff_badarg(p);
    return ff_atomics_term(p, a, *at += more);
}

ff_term ff_bif_atomics_add_3(ff_proc *p, ff_term ref, ff_term index, ff_term increment)
{
    return ff_is_value(ff_bif_atomics_add_get_3(p, ref, index, increment)) ? FF_AM_ok : FF_NONVALUE;
}

ff_term ff_bif_atomics_exchange_3(ff_proc *p, ff_term ref, ff_term index, ff_term value)
{
    ff_atomics_array *a;
    uint64_t new, *at = element(ref, index, &a);
    if (!at || !ff_atomics_value(a, value, &new)) return ff_badarg(p);
    uint64_t old = *at;
    *at = new;
    return ff_atomics_term(p, a, old);
}

ff_term ff_bif_atomics_compare_exchange_4(ff_proc *p, ff_term ref, ff_term index, ff_term expected, ff_term value)
{
    ff_atomics_array *a;
    uint64_t old, new, *at = element(ref, index, &a);
    if (!at || !ff_atomics_value(a, expected, &old) || !ff_atomics_value(a, value, &new)) return ff_badarg(p);
    if (*at != old) return ff_atomics_term(p, a, *at);
    *at = new;
    return FF_AM_ok;
}

ff_term ff_bif_atomics_info_1(ff_proc *p, ff_term ref)
{
    const ff_atomics_array *a = find_atomics(ref);
    if (!a) return ff_badarg(p);
    bool is_signed = a->kind == FF_ATOMICS_SIGNED;
    enum { BEAM_HEAD_BYTES = 40 };
    ff_term pairs[] = {
        FF_AM_max, ff_atomics_term(p, a, is_signed ? INT64_MAX : UINT64_MAX),
        FF_AM_memory, ff_small_from_int((int64_t)(a->n * sizeof *a->v + BEAM_HEAD_BYTES)),
        FF_AM_min, ff_atomics_term(p, a, is_signed ? (uint64_t)INT64_MIN : 0),
        FF_AM_size, ff_small_from_int((int64_t)a->n),
    };
    return ff_map_from_pairs(p, 4, pairs, NULL);
}
