/* runtime/ets/store.c -- A table's objects, whichever way they are kept.
 * SPDX-License-Identifier: Apache-2.0 */
#include "ets/ets.h"

void ff_ets_store_init(ff_ets_table *t)
{
    t->count = t->words = 0;
    if (ff_ets_is_ordered(t))
        ff_ets_tree_init(t);
    else
        ff_ets_hash_init(t);
}

static void free_buckets(ff_ets_hash *h)
{
    for (size_t i = 0; i < h->active; i++)
        for (ff_ets_object *next, *o = h->buckets[i]; o; o = next) next = o->link[0], ff_ets_object_free(o);
    ff_free(h->buckets);
    ff_free(h->graves);
}

void ff_ets_store_fini(ff_ets_table *t)
{
    if (ff_ets_is_ordered(t))
        ff_ets_tree_fini(t);
    else
        free_buckets(&t->hash);
    t->count = t->words = 0;
}

ff_ets_object *ff_ets_find(const ff_ets_table *t, ff_term key)
{
    return ff_ets_is_ordered(t) ? ff_ets_tree_find(t, key) : ff_ets_hash_find(t, key, false);
}

ff_ets_object *ff_ets_next_of_key(const ff_ets_table *t, const ff_ets_object *o)
{
    return ff_ets_is_bag(t) ? ff_ets_hash_next_of_key(t, o) : NULL;
}

void ff_ets_put(ff_ets_table *t, ff_ets_object *o)
{
    if (ff_ets_is_ordered(t))
        ff_ets_tree_put(t, o);
    else
        ff_ets_hash_put(t, o);
}

void ff_ets_replace(ff_ets_table *t, ff_ets_object *o, ff_ets_object *with)
{
    t->words += with->words - o->words;
    if (ff_ets_is_ordered(t))
        ff_ets_tree_replace(t, o, with);
    else
        ff_ets_hash_replace(t, o, with);
}

void ff_ets_delete(ff_ets_table *t, ff_ets_object *o)
{
    if (ff_ets_is_ordered(t))
        ff_ets_tree_delete(t, o);
    else
        ff_ets_hash_delete(t, o);
}

ff_ets_object *ff_ets_first(const ff_ets_table *t)
{
    return ff_ets_is_ordered(t) ? ff_ets_tree_end(t, 0) : ff_ets_hash_from_bucket(t, 0);
}

ff_ets_object *ff_ets_last(const ff_ets_table *t)
{
    return ff_ets_is_ordered(t) ? ff_ets_tree_end(t, 1) : ff_ets_first(t);
}

ff_ets_object *ff_ets_after(const ff_ets_table *t, const ff_ets_object *o)
{
    return ff_ets_is_ordered(t) ? ff_ets_tree_beyond(t, ff_ets_key(t, o), 1) : ff_ets_hash_after(t, o);
}

ff_ets_object *ff_ets_before(const ff_ets_table *t, const ff_ets_object *o)
{
    return ff_ets_is_ordered(t) ? ff_ets_tree_beyond(t, ff_ets_key(t, o), 0) : ff_ets_hash_after(t, o);
}

void ff_ets_hold(ff_ets_table *t) { t->fixed++; }

void ff_ets_release(ff_ets_table *t)
{
    if (--t->fixed == 0 && !ff_ets_is_ordered(t)) ff_ets_hash_bury(t);
}
