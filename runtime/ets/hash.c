/* runtime/ets/hash.c -- Objects by the hash of their key: linear hashing, one bucket split or joined at a time.
 * Buckets [0, active) are in use. Those below active - (mask + 1) / 2 of the lower half have been split in this round, so
 * that a hash is cut to mask, and to half of it when there is no such bucket yet. The order of objects is OTP's.
 * SPDX-License-Identifier: Apache-2.0 */
#include "ets/ets.h"
#include "term/atom.h"
#include "term/hash.h"

enum { FIRST_BUCKETS = 256, STEP = 2048, MAX_JOINS = 5 };

void ff_ets_hash_init(ff_ets_table *t)
{
    t->hash = (ff_ets_hash){.buckets = ff_calloc(FIRST_BUCKETS, sizeof(ff_ets_object *)),
                            .active = FIRST_BUCKETS,
                            .capacity = FIRST_BUCKETS,
                            .mask = FIRST_BUCKETS - 1};
}

uint32_t ff_ets_hash_key(ff_term key)
{
    if (!ff_is_atom(key)) return ff_hash_internal(key);
    ff_text name = ff_atom_text_of(key);
    return ff_atom_name_hash(name.utf8, name.len_bytes);
}

static size_t bucket_of(const ff_ets_hash *h, uint32_t hash)
{
    size_t at = hash & h->mask;
    return at < h->active ? at : at & h->mask >> 1;
}

size_t ff_ets_hash_bucket(const ff_ets_table *t, const ff_ets_object *o) { return bucket_of(&t->hash, o->hash); }

static bool has_key(const ff_ets_table *t, const ff_ets_object *o, uint32_t hash, ff_term key)
{
    return o->hash == hash && ff_identical(ff_ets_key(t, o), key);
}

static ff_ets_object *find_in(const ff_ets_table *t, ff_ets_object *o, uint32_t hash, ff_term key, bool even_deleted)
{
    while (o && !((even_deleted || !o->deleted) && has_key(t, o, hash, key))) o = o->link[0];
    return o;
}

ff_ets_object *ff_ets_hash_find(const ff_ets_table *t, ff_term key, bool even_deleted)
{
    uint32_t hash = ff_ets_hash_key(key);
    return find_in(t, t->hash.buckets[bucket_of(&t->hash, hash)], hash, key, even_deleted);
}

ff_ets_object *ff_ets_hash_next_of_key(const ff_ets_table *t, const ff_ets_object *o)
{
    ff_ets_object *next = o->link[0];
    while (next && next->deleted && has_key(t, next, o->hash, ff_ets_key(t, o))) next = next->link[0];
    return next && !next->deleted && has_key(t, next, o->hash, ff_ets_key(t, o)) ? next : NULL;
}

/* ---- splitting and joining ---- */

static void split_bucket(ff_ets_hash *h)
{
    if (h->active == h->capacity) {
        h->capacity *= 2;
        h->buckets = ff_realloc(h->buckets, h->capacity * sizeof *h->buckets);
    }
    if (h->active > h->mask) h->mask = h->mask << 1 | 1;
    size_t from = h->active & h->mask >> 1, to = h->active++;
    ff_ets_object **stay = &h->buckets[from], **go = &h->buckets[to];
    for (ff_ets_object *o = *stay; o; o = o->link[0]) {
        ff_ets_object ***end = bucket_of(h, o->hash) == to ? &go : &stay;
        **end = o;
        *end = &o->link[0];
    }
    *stay = *go = NULL;
}

static void join_bucket(ff_ets_hash *h)
{
    size_t from = --h->active;
    ff_ets_object **to = &h->buckets[from & h->mask >> 1], *behind = *to;
    *to = h->buckets[from];
    while (*to) to = &(*to)->link[0];
    *to = behind;
    if (h->active == (h->mask >> 1) + 1) h->mask >>= 1;
}

static void grow(ff_ets_table *t)
{
    if (!t->fixed && t->count > t->hash.active) split_bucket(&t->hash);
}

/* A table shrinks when it would be half empty with STEP buckets less, but never below the first two steps: as OTP's, whose
 * order of objects depends on it. */
static bool is_too_large(const ff_ets_table *t)
{
    size_t steps = (t->hash.active - FIRST_BUCKETS + STEP - 1) / STEP;
    return steps >= 2 && t->count < (FIRST_BUCKETS + (steps - 1) * STEP) / 2;
}

static void shrink(ff_ets_table *t)
{
    for (int n = 0; n < MAX_JOINS && !t->fixed && is_too_large(t); n++) join_bucket(&t->hash);
}

/* ---- changes ---- */

static void unlink_object(ff_ets_object **at)
{
    ff_ets_object *o = *at;
    *at = o->link[0];
    ff_ets_object_free(o);
}

static ff_ets_object **link_to(ff_ets_table *t, const ff_ets_object *o)
{
    ff_ets_object **at = &t->hash.buckets[bucket_of(&t->hash, o->hash)];
    while (*at != o) at = &(*at)->link[0];
    return at;
}

void ff_ets_hash_replace(ff_ets_table *t, ff_ets_object *o, ff_ets_object *with)
{
    with->hash = o->hash;
    with->link[0] = o->link[0];
    *link_to(t, o) = with;
    ff_ets_object_free(o);
}

static bool has_equal(const ff_ets_table *t, const ff_ets_object *among, const ff_ets_object *o)
{
    for (; among; among = ff_ets_hash_next_of_key(t, among))
        if (ff_identical(ff_ets_tuple(among), ff_ets_tuple(o))) return true;
    return false;
}

/* A new key goes to the end of its bucket, one more object of a key in front of the others. What a set has of the key
 * already is marked as deleted. */
static void insert(ff_ets_table *t, ff_ets_object *o)
{
    ff_ets_object **at = &t->hash.buckets[bucket_of(&t->hash, o->hash)];
    while (*at && !has_key(t, *at, o->hash, ff_ets_key(t, o))) at = &(*at)->link[0];
    if (*at && t->type == FF_ETS_SET) unlink_object(at);
    o->link[0] = *at;
    *at = o;
    t->count++;
    grow(t);
}

void ff_ets_hash_put(ff_ets_table *t, ff_ets_object *o)
{
    ff_term key = ff_ets_key(t, o);
    o->hash = ff_ets_hash_key(key);
    ff_ets_object *old = find_in(t, t->hash.buckets[bucket_of(&t->hash, o->hash)], o->hash, key, false);
    if (old && t->type == FF_ETS_SET) {
        t->words += o->words - old->words;
        ff_ets_hash_replace(t, old, o);
    } else if (old && t->type == FF_ETS_BAG && has_equal(t, old, o)) {
        ff_ets_object_free(o);
    } else {
        t->words += o->words;
        insert(t, o);
    }
}

static void mark(ff_ets_hash *h, ff_ets_object *o)
{
    o->deleted = true;
    if (h->n_graves == h->graves_capacity) {
        h->graves_capacity = h->graves_capacity ? 2 * h->graves_capacity : 16;
        h->graves = ff_realloc(h->graves, h->graves_capacity * sizeof *h->graves);
    }
    h->graves[h->n_graves++] = o->hash;
}

void ff_ets_hash_delete(ff_ets_table *t, ff_ets_object *o)
{
    t->count--;
    t->words -= o->words;
    if (t->fixed) {
        mark(&t->hash, o);
        return;
    }
    unlink_object(link_to(t, o));
    shrink(t);
}

static void bury_in(ff_ets_object **at)
{
    while (*at) {
        if ((*at)->deleted)
            unlink_object(at);
        else
            at = &(*at)->link[0];
    }
}

void ff_ets_hash_bury(ff_ets_table *t)
{
    ff_ets_hash *h = &t->hash;
    for (size_t i = 0; i < h->n_graves; i++) bury_in(&h->buckets[bucket_of(h, h->graves[i])]);
    ff_free(h->graves);
    h->graves = NULL;
    h->n_graves = h->graves_capacity = 0;
    while (t->count > h->active) split_bucket(h);
    while (is_too_large(t)) join_bucket(h);
}

/* ---- traversal ---- */

static ff_ets_object *live(ff_ets_object *o)
{
    while (o && o->deleted) o = o->link[0];
    return o;
}

ff_ets_object *ff_ets_hash_from_bucket(const ff_ets_table *t, size_t at)
{
    for (; at < t->hash.active; at++) {
        ff_ets_object *o = live(t->hash.buckets[at]);
        if (o) return o;
    }
    return NULL;
}

ff_ets_object *ff_ets_hash_after(const ff_ets_table *t, const ff_ets_object *o)
{
    ff_ets_object *next = live(o->link[0]);
    return next ? next : ff_ets_hash_from_bucket(t, ff_ets_hash_bucket(t, o) + 1);
}
