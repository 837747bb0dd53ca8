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

/* The first tuple of the list with key at position; FF_NIL when there is none, FF_NONVALUE and badarg when the list is
 * no list or position no position. */
static ff_term key_search(ff_proc *p, ff_term key, ff_term position, ff_term list)
{
    if (!ff_is_small(position) || ff_small_to_int(position) < 1) return ff_badarg(p);
    uint64_t at = (uint64_t)ff_small_to_int(position);
    size_t seen = 0;
    ff_term found = FF_NIL;
    for (; ff_is_cons(list); list = ff_tail(list), seen++) {
        ff_term t = ff_head(list);
        if (ff_is_tuple(t) && at <= ff_tuple_arity(t) && ff_equal(key, ff_tuple_get(t, (size_t)at - 1))) {
            found = t;
            break;
        }
    }
    ff_bump(p, seen / ELEMENTS_PER_REDUCTION);
    return ff_is_list(list) ? found : ff_badarg(p);
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
