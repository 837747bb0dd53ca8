/* runtime/term/map.c -- Maps of either kind: the operations, handed on to flat or hash maps; iteration.
 * SPDX-License-Identifier: Apache-2.0 */
#include "term/map.h"

#include "ff_atoms.tab.h"
#include "term/flatmap.h"
#include "term/hashmap.h"

#include <stdlib.h>

static bool is_flat(ff_term map) { return ff_boxed_subtag(map) == FF_SUB_FLATMAP; }

size_t ff_map_size(ff_term map) { return is_flat(map) ? ff_flatmap_size(map) : ff_hashmap_size(map); }

ff_term ff_map_get(ff_term map, ff_term key)
{
    return is_flat(map) ? ff_flatmap_get(map, key) : ff_hashmap_get(map, key);
}

static bool hash_map_get_all(ff_term map, ff_term keys, ff_term *values)
{
    const ff_term *key = ff_tuple_elements(keys), *end = key + ff_tuple_arity(keys);
    for (; key < end; key++, values++) {
        *values = ff_hashmap_get(map, *key);
        if (!ff_is_value(*values)) return false;
    }
    return true;
}

bool ff_map_get_all(ff_term map, ff_term keys, ff_term *values)
{
    return (is_flat(map) ? ff_flatmap_get_all : hash_map_get_all)(map, keys, values);
}

ff_term ff_map_put_assoc(ff_proc *p, ff_term map, size_t n_pairs, const ff_term *pairs)
{
    if (!ff_is_map(map)) return ff_error_2(p, FF_AM_badmap, map);
    if (is_flat(map)) return ff_flatmap_put(p, map, n_pairs, pairs);
    for (size_t i = 0; i < n_pairs; i++) map = ff_hashmap_put(p, map, pairs[2 * i], pairs[2 * i + 1]);
    return map;
}

/* The smallest of the keys that map lacks, since OTP's loader sorts the pairs of an update; FF_NONVALUE: it has them all. */
static FF_COLD ff_term missing_key(ff_term map, size_t n_pairs, const ff_term *pairs)
{
    ff_term missing = FF_NONVALUE;
    for (size_t i = 0; i < n_pairs; i++) {
        ff_term key = pairs[2 * i];
        if (!ff_is_value(ff_map_get(map, key)) && (!ff_is_value(missing) || ff_compare_exact(key, missing) < 0)) missing = key;
    }
    return missing;
}

static ff_term replace_in_hash_map(ff_proc *p, ff_term map, size_t n_pairs, const ff_term *pairs)
{
    for (size_t i = 0; i < n_pairs && ff_is_value(map); i++) map = ff_hashmap_replace(p, map, pairs[2 * i], pairs[2 * i + 1]);
    return map;
}

ff_term ff_map_put_exact(ff_proc *p, ff_term map, size_t n_pairs, const ff_term *pairs)
{
    if (!ff_is_map(map)) return ff_error_2(p, FF_AM_badmap, map);
    ff_term changed = (is_flat(map) ? ff_flatmap_replace : replace_in_hash_map)(p, map, n_pairs, pairs);
    return FF_LIKELY(ff_is_value(changed)) ? changed : ff_error_2(p, FF_AM_badkey, missing_key(map, n_pairs, pairs));
}

ff_term ff_map_from_pairs(ff_proc *p, size_t n, ff_term *pairs, bool *repeated)
{
    if (n > FF_FLATMAP_MAX) return ff_hashmap_from_pairs(p, n, pairs, repeated);
    ff_term map = ff_flatmap_from_pairs(p, n, pairs);
    if (repeated) *repeated = ff_flatmap_size(map) != n;
    return map;
}

ff_term ff_map_remove(ff_proc *p, ff_term map, ff_term key, ff_term *value)
{
    ff_term ignored;
    if (!value) value = &ignored;
    return is_flat(map) ? ff_flatmap_remove(p, map, key, value) : ff_hashmap_remove(p, map, key, value);
}

/* hash, which stays a hash map, with the pairs of flat; they win when `win`. */
static ff_term merge_mixed(ff_proc *p, ff_term hash, ff_term flat, bool win)
{
    ff_map_iter it;
    ff_term key, value;
    ff_map_iter_init(&it, flat);
    while (ff_map_iter_next(&it, &key, &value))
        if (win || !ff_is_value(ff_hashmap_get(hash, key))) hash = ff_hashmap_put(p, hash, key, value);
    return hash;
}

ff_term ff_map_merge(ff_proc *p, ff_term a, ff_term b)
{
    if (!is_flat(a)) return is_flat(b) ? merge_mixed(p, a, b, true) : ff_hashmap_merge(p, a, b);
    if (!is_flat(b)) return merge_mixed(p, b, a, false);
    if (ff_flatmap_size(a) == 0) return b;
    ff_term pairs[2 * FF_FLATMAP_MAX];
    ff_map_sorted_pairs(b, pairs);
    return ff_flatmap_put(p, a, ff_flatmap_size(b), pairs);
}

/* ---- iteration ---- */

static void iter_enter(ff_map_iter *it, ff_term node)
{
    size_t n;
    const ff_term *slots = ff_hashnode_slots(node, &n);
    it->node[it->depth].slots = it->node[it->depth].next = slots;
    it->node[it->depth++].end = slots + n;
}

void ff_map_iter_init(ff_map_iter *it, ff_term map)
{
    it->depth = 0;
    it->keys = it->end = NULL;
    if (!is_flat(map)) {
        iter_enter(it, map);
        return;
    }
    it->keys = ff_tuple_elements(ff_flatmap_keys(map));
    it->values = ff_flatmap_values(map);
    it->end = it->keys + ff_flatmap_size(map);
}

bool ff_map_iter_next(ff_map_iter *it, ff_term *key, ff_term *value)
{
    if (it->keys != it->end) {
        *key = *it->keys++;
        *value = *it->values++;
        return true;
    }
    while (it->depth) {
        unsigned top = it->depth - 1;
        if (it->node[top].next == it->node[top].end) {
            it->depth--;
            continue;
        }
        ff_term slot = *it->node[top].next++;
        if (ff_is_cons(slot)) {
            *key = ff_head(slot);
            *value = ff_tail(slot);
            return true;
        }
        iter_enter(it, slot);
    }
    return false;
}

/* ---- a place in a hash map, as an integer ---- */

enum { PLACE_BITS = 4, PLACE_LEVELS_MAX = 14 };

bool ff_map_iter_seek(ff_map_iter *it, uint64_t place)
{
    for (;; place >>= PLACE_BITS) {
        unsigned top = it->depth - 1;
        const ff_term *at = it->node[top].slots + (place & 15);
        if (at >= it->node[top].end) return false;
        it->node[top].next = at;
        if (ff_is_cons(*at)) return true;
        it->node[top].next++;
        iter_enter(it, *at);
    }
}

bool ff_map_iter_place(ff_map_iter *it, uint64_t *place)
{
    while (it->depth && it->node[it->depth - 1].next == it->node[it->depth - 1].end) it->depth--;
    *place = 0;
    if (it->depth == 0 || it->depth > PLACE_LEVELS_MAX) return false;
    for (unsigned level = it->depth; level-- > 0;)
        *place = *place << PLACE_BITS | (uint64_t)(it->node[level].next - it->node[level].slots - (level < it->depth - 1));
    return true;
}

static int by_key(const void *a, const void *b) { return ff_compare_exact(*(const ff_term *)a, *(const ff_term *)b); }

void ff_map_sorted_pairs(ff_term map, ff_term *pairs)
{
    ff_map_iter it;
    size_t n = 0;
    ff_map_iter_init(&it, map);
    while (ff_map_iter_next(&it, &pairs[2 * n], &pairs[2 * n + 1])) n++;
    if (!is_flat(map)) qsort(pairs, n, 2 * sizeof *pairs, by_key);
}
