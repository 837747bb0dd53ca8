/* runtime/ets/object.c -- Objects of tables: tuples in blocks of their own, and their way back onto heaps.
 * SPDX-License-Identifier: Apache-2.0 */
#include "ets/ets.h"
#include "gc/gc.h"
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
    return ff_copy_out(p, ff_ets_tuple(o));
}

ff_term ff_ets_copy_key(ff_proc *p, const ff_ets_table *t, const ff_ets_object *o)
{
    ff_term list = FF_NIL;
    for (; o; o = ff_ets_next_of_key(t, o)) list = ff_cons(p, ff_ets_copy_out(p, o), list);
    return list;
}
