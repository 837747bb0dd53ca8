/* runtime/term/hashmap.h -- Hash maps: persistent hash array mapped tries with 16 branches.
 *
 *   FF_SUB_HASHMAP:   header | number of pairs | bitmap | slot ... slot     the root; the first two words are small
 *   FF_SUB_HASHNODE:  header |                   bitmap | slot ... slot     integers, so every word here is a term
 *
 * A slot is a pair, as the cons cell [Key | Value], or an inner node. Bit i of the bitmap: there is a slot for the keys
 * whose hash has i in the four bits that this level looks at; slots ascend by i. Level 0 looks at the lowest four bits;
 * every eight levels the key is hashed again with another salt.
 * I1  A hash map has more than FF_FLATMAP_MAX pairs.
 * I2  An inner node holds at least two pairs in all. A node of one slot has an inner node in it.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FF_HASHMAP_H
#define FF_HASHMAP_H

#include "ff_proc.h"

FF_INLINE size_t ff_hashmap_size(ff_term map) { return (size_t)ff_small_to_int(FF_TERM(ff_boxed_ptr(map)[1])); }

/* The slots of a root or an inner node. */
FF_INLINE const ff_term *ff_hashnode_slots(ff_term node, size_t *n)
{
    size_t first = ff_boxed_subtag(node) == FF_SUB_HASHMAP ? 3 : 2;
    *n = ff_header_words(ff_header(node)) + 1 - first;
    return (const ff_term *)ff_boxed_ptr(node) + first;
}
FF_INLINE uint32_t ff_hashnode_bitmap(ff_term node)
{
    size_t at = ff_boxed_subtag(node) == FF_SUB_HASHMAP ? 2 : 1;
    return (uint32_t)ff_small_to_int(FF_TERM(ff_boxed_ptr(node)[at]));
}

/* ---- hashmap.c: one key; put and remove return the map itself when nothing changes ---- */

ff_term ff_hashmap_get(ff_term map, ff_term key); /* FF_NONVALUE: not there */
ff_term ff_hashmap_put(ff_proc *p, ff_term map, ff_term key, ff_term value);
ff_term ff_hashmap_replace(ff_proc *p, ff_term map, ff_term key, ff_term value); /* FF_NONVALUE: not there */
ff_term ff_hashmap_remove(ff_proc *p, ff_term map, ff_term key, ff_term *value); /* a flat map when it has shrunk */

/* ---- hashmap_build.c: many keys ---- */

/* Like ff_map_from_pairs(), for n > FF_FLATMAP_MAX; pairs is scratch. */
ff_term ff_hashmap_from_pairs(ff_proc *p, size_t n, ff_term *pairs, bool *repeated);

/* ---- hashmap_merge.c: two hash maps; b's values win ---- */

ff_term ff_hashmap_merge(ff_proc *p, ff_term a, ff_term b);

/* ---- for the files of hash maps ---- */

typedef struct ff_hash_path { /* where a key's way down the trie has got to */
    ff_term key;
    uint32_t hash; /* the bits not used yet */
    unsigned level;
} ff_hash_path;

ff_hash_path ff_hash_path_at(ff_term key, unsigned level);
ff_hash_path ff_hash_path_down(ff_hash_path path);
FF_INLINE unsigned ff_hash_path_index(ff_hash_path path) { return path.hash & 15; }

/* A node with these slots: a root of so many pairs, or (pairs 0) an inner one. */
ff_term ff_hashnode_new(ff_proc *p, size_t pairs, uint32_t bitmap, const ff_term *slots);

/* One key being put in below some node. */
typedef struct ff_hashmap_putting {
    ff_proc *p;
    ff_term key, value;
    bool keep;  /* a value that is there already stays */
    bool found; /* set when the key was there */
} ff_hashmap_putting;

ff_term ff_hashmap_slot_put(ff_hashmap_putting *put, ff_term slot, ff_hash_path path);
/* The slot for two pairs with different keys, below paths of one level. */
ff_term ff_hashmap_join(ff_proc *p, ff_term pair_a, ff_hash_path a, ff_term pair_b, ff_hash_path b);

#endif
