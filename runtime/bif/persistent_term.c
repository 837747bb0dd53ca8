/* runtime/bif/persistent_term.c -- Module persistent_term: a table of terms that every process reads without copying.
 * Each pair is copied once, into an area of literals of its own. Processes may still hold a value that was replaced or
 * erased, so its area stays until the program ends.
 * Owns: vm->persistent.
 * SPDX-License-Identifier: Apache-2.0 */
#define FF_BIF_PROTOTYPES
#include "ff_vm.h"
#include "ff_atoms.tab.h"
#include "ff_bifs.tab.h"
#include "bif/persistent_term.h"
#include "gc/gc.h"
#include "term/copy.h"
#include "term/hash.h"
#include "term/map.h"

typedef struct pair {
    struct pair *next; /* of the same bucket */
    ff_term key, value;
    size_t words;
} pair;

typedef struct area { /* keeps what pairs point to, and pointed to once */
    struct area *next;
    ff_fragment *fragment;
} area;

struct ff_persistent {
    size_t n, n_buckets; /* a power of two */
    pair **buckets;
    area *areas;
};

static struct ff_persistent *table_of(ff_vm *vm)
{
    if (!vm->persistent) {
        vm->persistent = ff_calloc(1, sizeof *vm->persistent);
        vm->persistent->n_buckets = 16;
        vm->persistent->buckets = ff_calloc(16, sizeof(pair *));
    }
    return vm->persistent;
}

void ff_persistent_free(ff_vm *vm)
{
    struct ff_persistent *t = vm->persistent;
    if (!t) return;
    for (size_t i = 0; i < t->n_buckets; i++)
        for (pair *next, *at = t->buckets[i]; at; at = next) next = at->next, ff_free(at);
    for (area *next, *at = t->areas; at; at = next) {
        next = at->next;
        ff_literal_area_remove(vm, at->fragment->words);
        ff_fragment_free(at->fragment);
        ff_free(at);
    }
    ff_free(t->buckets);
    ff_free(t);
    vm->persistent = NULL;
}

static uint32_t spread(ff_word bits) { return (uint32_t)(bits * UINT64_C(0x9e3779b97f4a7c15) >> 32); }

/* Most keys are atoms and tuples of them, which need no more than this. */
static uint32_t hash_of(ff_term key)
{
    if (ff_is_immediate(key)) return spread(key.bits);
    if (!ff_is_tuple(key)) return ff_hash_internal(key);
    uint32_t hash = 0;
    for (size_t i = 0; i < ff_tuple_arity(key); i++) {
        ff_term element = ff_tuple_elements(key)[i];
        hash = spread((ff_word)hash << 3 ^ (ff_is_immediate(element) ? element.bits : ff_hash_internal(element)));
    }
    return hash;
}

static pair **bucket_of(struct ff_persistent *t, ff_term key) { return &t->buckets[hash_of(key) & (t->n_buckets - 1)]; }

/* The link to key's pair, or the one that ends its bucket. */
static pair **find(struct ff_persistent *t, ff_term key)
{
    pair **link = bucket_of(t, key);
    while (*link && !ff_identical((*link)->key, key)) link = &(*link)->next;
    return link;
}

static void grow(struct ff_persistent *t)
{
    size_t old_n = t->n_buckets;
    pair **old = t->buckets;
    t->n_buckets *= 2;
    t->buckets = ff_calloc(t->n_buckets, sizeof(pair *));
    for (size_t i = 0; i < old_n; i++) {
        for (pair *next, *at = old[i]; at; at = next) {
            pair **bucket = bucket_of(t, at->key);
            next = at->next;
            at->next = *bucket;
            *bucket = at;
        }
    }
    ff_free(old);
}

/* Makes key and value literals; returns their size in words. */
static size_t freeze(ff_vm *vm, ff_term *key, ff_term *value)
{
    ff_term both[2] = {*key, *value};
    ff_fragment *fragment = ff_copy_to_fragment(vm, both, 2);
    *key = both[0];
    *value = both[1];
    if (!fragment) return 0;
    area *kept = ff_malloc(sizeof *kept);
    *kept = (area){.next = vm->persistent->areas, .fragment = fragment};
    vm->persistent->areas = kept;
    ff_literal_area_add(vm, fragment->words, fragment->top);
    return (size_t)(fragment->top - fragment->words);
}

ff_term ff_bif_persistent_term_put_2(ff_proc *p, ff_term key, ff_term value)
{
    struct ff_persistent *t = table_of(p->vm);
    pair **link = find(t, key);
    if (*link && ff_identical((*link)->value, value)) return FF_AM_ok;
    size_t words = freeze(p->vm, &key, &value);
    if (!*link) {
        *link = ff_malloc(sizeof **link);
        (*link)->next = NULL;
        t->n++;
    }
    (*link)->key = key;
    (*link)->value = value;
    (*link)->words = words;
    if (t->n > t->n_buckets) grow(t);
    ff_bump(p, words / 16);
    return FF_AM_ok;
}

static ff_term value_of(ff_proc *p, ff_term key)
{
    pair *found = *find(table_of(p->vm), key);
    return found ? found->value : FF_NONVALUE;
}

ff_term ff_bif_persistent_term_get_1(ff_proc *p, ff_term key)
{
    ff_term value = value_of(p, key);
    return ff_is_value(value) ? value : ff_badarg(p);
}

ff_term ff_bif_persistent_term_get_2(ff_proc *p, ff_term key, ff_term otherwise)
{
    ff_term value = value_of(p, key);
    return ff_is_value(value) ? value : otherwise;
}

ff_term ff_bif_persistent_term_get_0(ff_proc *p)
{
    struct ff_persistent *t = table_of(p->vm);
    ff_term list = FF_NIL;
    for (size_t i = 0; i < t->n_buckets; i++)
        for (pair *at = t->buckets[i]; at; at = at->next) list = ff_cons(p, ff_tuple(p, at->key, at->value), list);
    return list;
}

ff_term ff_bif_persistent_term_erase_1(ff_proc *p, ff_term key)
{
    struct ff_persistent *t = table_of(p->vm);
    pair **link = find(t, key), *found = *link;
    if (!found) return FF_AM_false;
    *link = found->next;
    ff_free(found);
    t->n--;
    return FF_AM_true;
}

ff_term ff_bif_persistent_term_info_0(ff_proc *p)
{
    struct ff_persistent *t = table_of(p->vm);
    size_t words = 0;
    for (size_t i = 0; i < t->n_buckets; i++)
        for (pair *at = t->buckets[i]; at; at = at->next) words += at->words;
    size_t bytes = sizeof *t + t->n_buckets * sizeof(pair *) + t->n * sizeof(pair) + words * sizeof(ff_word);
    ff_term pairs[] = {FF_AM_count, ff_small_from_int((int64_t)t->n), FF_AM_memory, ff_small_from_int((int64_t)bytes)};
    return ff_map_from_pairs(p, 2, pairs, NULL);
}

ff_term ff_bif_erts_internal_erase_persistent_terms_0(ff_proc *p)
{
    struct ff_persistent *t = table_of(p->vm);
    for (size_t i = 0; i < t->n_buckets; i++) {
        for (pair *next, *at = t->buckets[i]; at; at = next) next = at->next, ff_free(at);
        t->buckets[i] = NULL;
    }
    t->n = 0;
    return FF_AM_ok;
}
