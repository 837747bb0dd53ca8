/* runtime/ets/object.c -- Objects of tables: tuples in blocks of their own, and their way back onto heaps.
 * SPDX-License-Identifier: Apache-2.0 */
#include "ets/ets.h"
#include "gc/gc.h"
#include "gc/object.h"
#include "term/copy.h"

ff_ets_object *ff_ets_object_new(const ff_vm *vm, const ff_term *elements, size_t n)
{
    size_t words = FF_TUPLE_WORDS(n);
    for (size_t i = 0; i < n; i++) words += ff_copy_size(vm, elements[i]);
    ff_ets_object *o = ff_malloc(sizeof *o + words * sizeof(ff_word));
    *o = (ff_ets_object){.words = words};
    o->block[0] = FF_HEADER(FF_SUB_TUPLE, n);
    ff_word *hp = o->block + FF_TUPLE_WORDS(n);
    for (size_t i = 0; i < n; i++) o->block[1 + i] = ff_copy(vm, elements[i], &hp, &o->refc).bits;
    return o;
}

void ff_ets_object_free(ff_ets_object *o)
{
    ff_refc_release(o->refc);
    ff_free(o);
}

ff_term ff_ets_copy_out(ff_proc *p, const ff_ets_object *o)
{
    ff_bump(p, o->words / 32);
    return ff_copy_block_out(p, ff_ets_tuple(o), o->block + o->words);
}

static bool is_part(const ff_ets_object *o, ff_term t)
{
    return !ff_is_immediate(t) && t.bits - (uintptr_t)o->block < o->words * sizeof(ff_word);
}

ff_term ff_ets_copy_element(ff_proc *p, const ff_ets_object *o, size_t at)
{
    const ff_term *elements = ff_tuple_elements(ff_ets_tuple(o));
    size_t n = ff_tuple_arity(ff_ets_tuple(o)), next = at + 1;
    if (!is_part(o, elements[at])) return elements[at];
    while (next < n && !is_part(o, elements[next])) next++;
    const ff_word *end = next < n ? ff_object_ptr(elements[next]) : o->block + o->words;
    ff_bump(p, (size_t)(end - ff_object_ptr(elements[at])) / 32);
    return ff_copy_block_out(p, elements[at], end);
}

ff_term ff_ets_copy_key(ff_proc *p, const ff_ets_table *t, const ff_ets_object *o)
{
    ff_term list = FF_NIL;
    for (; o; o = ff_ets_next_of_key(t, o)) list = ff_cons(p, ff_ets_copy_out(p, o), list);
    return list;
}
