/* runtime/proc/dictionary.c -- The process dictionary: a hash table outside the heap whose keys and values are roots.
 * Open addressing; a removal closes the gap it leaves.
 * I1  Free slots have key FF_NONVALUE. At most half of the slots are taken.
 * SPDX-License-Identifier: Apache-2.0 */
#include "proc/dictionary.h"
#include "term/copy.h"
#include "term/hash.h"
#include "ff_atoms.tab.h"

enum { MIN_CAPACITY = 8 };

static size_t home_of(const ff_dictionary *d, ff_term key)
{
    uint64_t hash = ff_is_immediate(key) ? key.bits >> 4 : ff_hash_internal(key);
    return ff_hash_u64(hash) & (d->capacity - 1);
}

static size_t slot_of(const ff_dictionary *d, ff_term key)
{
    size_t i = home_of(d, key);
    while (ff_is_value(d->slots[i].key) && !ff_identical(d->slots[i].key, key)) i = (i + 1) & (d->capacity - 1);
    return i;
}

static ff_dictionary *new_dictionary(size_t capacity)
{
    ff_dictionary *d = ff_malloc(sizeof *d + capacity * sizeof *d->slots);
    *d = (ff_dictionary){.capacity = capacity};
    for (size_t i = 0; i < capacity; i++) d->slots[i].key = d->slots[i].value = FF_NONVALUE;
    return d;
}

static ff_dictionary *grown(ff_dictionary *old)
{
    ff_dictionary *d = new_dictionary(old ? old->capacity * 2 : MIN_CAPACITY);
    if (!old) return d;
    d->count = old->count;
    for (size_t i = 0; i < old->capacity; i++)
        if (ff_is_value(old->slots[i].key)) d->slots[slot_of(d, old->slots[i].key)] = old->slots[i];
    ff_free(old);
    return d;
}

ff_term ff_dictionary_get(const ff_proc *p, ff_term key)
{
    const ff_dictionary *d = p->more->dictionary;
    return d ? d->slots[slot_of(d, key)].value : FF_NONVALUE;
}

ff_term ff_dictionary_put(ff_proc *p, ff_term key, ff_term value)
{
    FF_FEATURE(dictionary);
    ff_dictionary *d = p->more->dictionary;
    if (!d || d->count >= d->capacity / 2) p->more->dictionary = d = grown(d);
    ff_dictionary_slot *s = &d->slots[slot_of(d, key)];
    ff_term old = s->value;
    if (!ff_is_value(old)) {
        d->count++;
        s->key = key;
    }
    s->value = value;
    return old;
}

static void close_gap(ff_dictionary *d, size_t gap)
{
    size_t mask = d->capacity - 1;
    for (size_t i = (gap + 1) & mask; ff_is_value(d->slots[i].key); i = (i + 1) & mask) {
        if (((i - home_of(d, d->slots[i].key)) & mask) < ((i - gap) & mask)) continue;
        d->slots[gap] = d->slots[i];
        gap = i;
    }
    d->slots[gap].key = d->slots[gap].value = FF_NONVALUE;
}

ff_term ff_dictionary_erase(ff_proc *p, ff_term key)
{
    ff_dictionary *d = p->more->dictionary;
    if (!d) return FF_NONVALUE;
    size_t i = slot_of(d, key);
    ff_term old = d->slots[i].value;
    if (!ff_is_value(old)) return FF_NONVALUE;
    close_gap(d, i);
    d->count--;
    return old;
}

void ff_dictionary_free(ff_proc *p)
{
    ff_free(p->more->dictionary);
    p->more->dictionary = NULL;
}

void ff_dictionary_visit(ff_proc *p, void (*visit)(void *ctx, ff_term *roots, size_t n), void *ctx)
{
    ff_dictionary *d = p->more->dictionary;
    if (d) visit(ctx, (ff_term *)d->slots, 2 * d->capacity);
}

ff_term ff_dictionary_to_list(ff_proc *p, const ff_proc *owner)
{
    const ff_dictionary *d = owner->more->dictionary;
    ff_term list = FF_NIL;
    for (size_t i = 0; d && i < d->capacity; i++) {
        ff_dictionary_slot s = d->slots[i];
        if (!ff_is_value(s.key)) continue;
        if (owner != p) s = (ff_dictionary_slot){ff_copy_to(p, s.key), ff_copy_to(p, s.value)};
        list = ff_cons(p, ff_tuple(p, s.key, s.value), list);
    }
    return list;
}
