/* runtime/term/map.h -- Maps of either kind: what the rest of the runtime may do with one.
 *
 * A map of at most FF_FLATMAP_MAX pairs is a flat map (flatmap.h), a larger one a hash map (hashmap.h); every function
 * that returns a map keeps to that. Iteration visits flat maps in the exact order of their keys, hash maps in the order
 * of their key's hash, lowest four bits first: the order of OTP 25.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FF_MAP_H
#define FF_MAP_H

#include "ff_helpers.h"

enum { FF_HASHMAP_MAX_LEVELS = 40 }; /* eight levels use up one hash, so this stands for five equal 32-bit hashes */

typedef struct ff_map_iter {
    const ff_term *keys, *values, *end; /* flat map: what is left, up to the last key */
    unsigned depth;                     /* hash map: nodes on the way down, the innermost one last */
    struct {
        const ff_term *slots, *next, *end; /* those from next on are still to be visited */
    } node[FF_HASHMAP_MAX_LEVELS];
} ff_map_iter;

/* Visits every pair once. The map must not move meanwhile. */
void ff_map_iter_init(ff_map_iter *it, ff_term map);
bool ff_map_iter_next(ff_map_iter *it, ff_term *key, ff_term *value);

/* Places, as maps:iterator/1 shows them: four bits for the slot at each level, the root's lowest.
 * place: where a hash map's iteration stands; false at its end and where it is too deep to be written down.
 * seek: goes on from a place; false when the map has no such place. */
bool ff_map_iter_place(ff_map_iter *it, uint64_t *place);
bool ff_map_iter_seek(ff_map_iter *it, uint64_t place);

/* Fills pairs[0..2 * size) with key, value, ... in ff_compare_exact order of the keys. */
void ff_map_sorted_pairs(ff_term map, ff_term *pairs);

/* The map of n pairs (key, value, key, value, ...), later ones winning. *repeated (or NULL): some key came twice.
 * pairs is scratch: its order may change. Allocates. */
ff_term ff_map_from_pairs(ff_proc *p, size_t n, ff_term *pairs, bool *repeated);

/* map without key; itself when key is not there. *value (or NULL): what key had, or FF_NONVALUE. Allocates. */
ff_term ff_map_remove(ff_proc *p, ff_term map, ff_term key, ff_term *value);

/* Every pair of both; b's values win. Allocates. */
ff_term ff_map_merge(ff_proc *p, ff_term a, ff_term b);

#endif
