/* runtime/bif/lists.c -- Module lists: searches and reverse/2; the other functions run from OTP's lists.beam.
 * Keys of tuples compare with ==, members with =:=.
 * SPDX-License-Identifier: Apache-2.0 */
#define FF_BIF_PROTOTYPES
#include "ff_proc.h"
#include "ff_atoms.tab.h"
#include "ff_bifs.tab.h"

enum { ELEMENTS_PER_REDUCTION = 16 };

ff_term ff_bif_lists_member_2(ff_proc *p, ff_term x, ff_term list)
{
    size_t seen = 0;
    for (; ff_is_cons(list); list = ff_tail(list), seen++)
        if (ff_identical(ff_head(list), x)) break;
    ff_bump(p, seen / ELEMENTS_PER_REDUCTION);
    if (ff_is_cons(list)) return FF_AM_true;
    return ff_is_nil(list) ? FF_AM_false : ff_badarg(p);
}

ff_term ff_bif_lists_reverse_2(ff_proc *p, ff_term list, ff_term onto)
{
    ptrdiff_t n = ff_list_length(list);
    if (n < 0) return ff_badarg(p);
    ff_word *hp = ff_alloc(p, FF_CONS_WORDS * (size_t)n);
    for (; ff_is_cons(list); list = ff_tail(list)) onto = ff_put_cons(&hp, ff_head(list), onto);
    ff_bump(p, (size_t)n / ELEMENTS_PER_REDUCTION);
    return onto;
}

/* The first cell from list on whose tuple has the key; behind the last cell when there is none. Headers of tuples are in the order
 * of their sizes. */
FF_INLINE ff_term find_key(ff_term key, size_t at, ff_term list, size_t *seen, bool equal(ff_term, ff_term))
{
    ff_word smallest = FF_HEADER(FF_SUB_TUPLE, at);
    for (; ff_is_cons(list); list = ff_tail(list), ++*seen) {
        ff_term t = ff_head(list);
        if (ff_is_tuple(t) && ff_header(t) >= smallest && equal(key, ((const ff_term *)ff_boxed_ptr(t))[at])) break;
    }
    return list;
}

/* What an atom or pid equals is the same word. So it is with a small integer, but for floats; it becomes one here, as in OTP, where ==
 * would compare the exact values. */
static bool equal_small(ff_term small, ff_term t)
{
    return ff_same(small, t) || (ff_is_float(t) && ff_float_to_double(t) == (double)ff_small_to_int(small));
}

/* The first tuple of the list with key at position; FF_NIL when there is none, FF_NONVALUE and badarg when the list is
 * no list or position no position. */
static ff_term key_search(ff_proc *p, ff_term key, ff_term position, ff_term list)
{
    if (!ff_is_small(position) || ff_small_to_int(position) < 1) return ff_badarg(p);
    int64_t asked = ff_small_to_int(position);
    size_t at = asked < UINT32_MAX ? (size_t)asked : UINT32_MAX, seen = 0; /* no tuple is so large */
    if (ff_is_small(key)) list = find_key(key, at, list, &seen, equal_small);
    else if (ff_is_immediate(key)) list = find_key(key, at, list, &seen, ff_same);
    else list = find_key(key, at, list, &seen, ff_equal);
    ff_bump(p, seen / ELEMENTS_PER_REDUCTION);
    if (ff_is_cons(list)) return ff_head(list);
    return ff_is_nil(list) ? FF_NIL : ff_badarg(p);
}

ff_term ff_bif_lists_keyfind_3(ff_proc *p, ff_term key, ff_term position, ff_term list)
{
    ff_term found = key_search(p, key, position, list);
    return ff_is_nil(found) ? FF_AM_false : found;
}

ff_term ff_bif_lists_keymember_3(ff_proc *p, ff_term key, ff_term position, ff_term list)
{
    ff_term found = key_search(p, key, position, list);
    if (!ff_is_value(found)) return found;
    return ff_is_nil(found) ? FF_AM_false : FF_AM_true;
}

ff_term ff_bif_lists_keysearch_3(ff_proc *p, ff_term key, ff_term position, ff_term list)
{
    ff_term found = key_search(p, key, position, list);
    if (!ff_is_value(found)) return found;
    return ff_is_nil(found) ? FF_AM_false : ff_tuple(p, FF_AM_value, found);
}
