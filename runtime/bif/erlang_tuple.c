/* runtime/bif/erlang_tuple.c -- Module erlang: tuples. Positions count from 1.
 * SPDX-License-Identifier: Apache-2.0 */
#define FF_BIF_PROTOTYPES
#include "ff_proc.h"
#include "ff_bifs.tab.h"

#include <string.h>

enum { MAX_ARITY = (1 << 24) - 1, ELEMENTS_PER_REDUCTION = 64 };

/* A tuple with room for n elements; its elements are at *to. */
static ff_term tuple_of(ff_proc *p, size_t n, ff_term **to)
{
    ff_word *hp = ff_alloc(p, FF_TUPLE_WORDS(n));
    hp[0] = FF_HEADER(FF_SUB_TUPLE, n);
    *to = (ff_term *)(hp + 1);
    ff_bump(p, n / ELEMENTS_PER_REDUCTION);
    return ff_boxed_from_ptr(hp);
}

/* position as an index from 0 that is less than n. */
static bool index_of(ff_term position, size_t n, size_t *index)
{
    if (!ff_is_small(position)) return false;
    int64_t at = ff_small_to_int(position);
    *index = (size_t)(at - 1);
    return at >= 1 && (uint64_t)at <= n;
}

static bool arity_of(ff_term arity, size_t *n)
{
    if (!ff_is_small(arity)) return false;
    int64_t i = ff_small_to_int(arity);
    *n = (size_t)i;
    return i >= 0 && i <= MAX_ARITY;
}

static void copy(ff_term *to, const ff_term *from, size_t n) { memcpy(to, from, n * sizeof *to); }

ff_term ff_bif_erlang_element_2(ff_proc *p, ff_term position, ff_term tuple)
{
    size_t at;
    if (!ff_is_tuple(tuple) || !index_of(position, ff_tuple_arity(tuple), &at)) return ff_badarg(p);
    return ff_tuple_get(tuple, at);
}

ff_term ff_bif_erlang_tuple_size_1(ff_proc *p, ff_term tuple)
{
    return ff_is_tuple(tuple) ? ff_small_from_int((int64_t)ff_tuple_arity(tuple)) : ff_badarg(p);
}

ff_term ff_bif_erlang_setelement_3(ff_proc *p, ff_term position, ff_term tuple, ff_term value)
{
    size_t at;
    if (!ff_is_tuple(tuple) || !index_of(position, ff_tuple_arity(tuple), &at)) return ff_badarg(p);
    ff_term *to, new = tuple_of(p, ff_tuple_arity(tuple), &to);
    copy(to, ff_tuple_elements(tuple), ff_tuple_arity(tuple));
    to[at] = value;
    return new;
}

ff_term ff_bif_erlang_make_tuple_2(ff_proc *p, ff_term arity, ff_term value)
{
    size_t n;
    if (!arity_of(arity, &n)) return ff_badarg(p);
    ff_term *to, new = tuple_of(p, n, &to);
    for (size_t i = 0; i < n; i++) to[i] = value;
    return new;
}

/* erlang:make_tuple/3: settings is a list of {Position, Value}, later ones winning. */
ff_term ff_bif_erlang_make_tuple_3(ff_proc *p, ff_term arity, ff_term value, ff_term settings)
{
    ff_term new = ff_bif_erlang_make_tuple_2(p, arity, value);
    if (!ff_is_value(new)) return new;
    ff_term *to = ff_tuple_elements(new);
    for (; ff_is_cons(settings); settings = ff_tail(settings)) {
        ff_term setting = ff_head(settings);
        size_t at;
        if (!ff_is_tuple_of(setting, 2) || !index_of(ff_tuple_get(setting, 0), ff_tuple_arity(new), &at))
            return ff_badarg(p);
        to[at] = ff_tuple_get(setting, 1);
    }
    return ff_is_nil(settings) ? new : ff_badarg(p);
}

/* tuple with value as its new element at index at. */
static ff_term insert(ff_proc *p, ff_term tuple, size_t at, ff_term value)
{
    size_t n = ff_tuple_arity(tuple);
    if (n == MAX_ARITY) return ff_badarg(p);
    ff_term *to, new = tuple_of(p, n + 1, &to);
    copy(to, ff_tuple_elements(tuple), at);
    to[at] = value;
    copy(to + at + 1, ff_tuple_elements(tuple) + at, n - at);
    return new;
}

ff_term ff_bif_erlang_append_element_2(ff_proc *p, ff_term tuple, ff_term value)
{
    return ff_is_tuple(tuple) ? insert(p, tuple, ff_tuple_arity(tuple), value) : ff_badarg(p);
}

ff_term ff_bif_erlang_insert_element_3(ff_proc *p, ff_term position, ff_term tuple, ff_term value)
{
    size_t at;
    if (!ff_is_tuple(tuple) || !index_of(position, ff_tuple_arity(tuple) + 1, &at)) return ff_badarg(p);
    return insert(p, tuple, at, value);
}

ff_term ff_bif_erlang_delete_element_2(ff_proc *p, ff_term position, ff_term tuple)
{
    size_t at;
    if (!ff_is_tuple(tuple) || !index_of(position, ff_tuple_arity(tuple), &at)) return ff_badarg(p);
    size_t left = ff_tuple_arity(tuple) - 1;
    ff_term *to, new = tuple_of(p, left, &to);
    copy(to, ff_tuple_elements(tuple), at);
    copy(to + at, ff_tuple_elements(tuple) + at + 1, left - at);
    return new;
}

ff_term ff_bif_erlang_tuple_to_list_1(ff_proc *p, ff_term tuple)
{
    if (!ff_is_tuple(tuple)) return ff_badarg(p);
    size_t n = ff_tuple_arity(tuple);
    ff_bump(p, n / ELEMENTS_PER_REDUCTION);
    return ff_list_new(p, n, ff_tuple_elements(tuple), FF_NIL);
}

ff_term ff_bif_erlang_list_to_tuple_1(ff_proc *p, ff_term list)
{
    ptrdiff_t n = ff_list_length(list);
    if (n < 0 || n > MAX_ARITY) return ff_badarg(p);
    ff_term *to, new = tuple_of(p, (size_t)n, &to);
    for (; ff_is_cons(list); list = ff_tail(list)) *to++ = ff_head(list);
    return new;
}
