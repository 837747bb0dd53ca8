/* runtime/term/hashmap_build.c -- A hash map of many pairs at once: pairs are dealt out by hash, level by level, so that
 * every node is made once.
 * Repeated keys can never be told apart by hash: when the 32 bits are used up, the group is searched for them.
 * SPDX-License-Identifier: Apache-2.0 */
#include "ff_vm.h"
#include "term/flatmap.h"
#include "term/hashmap.h"
#include "term/map.h"

#include <string.h>

typedef struct {
    ff_hash_path path;
    ff_term value;
} entry;

typedef struct {
    ff_proc *p;
    size_t pairs; /* distinct keys placed so far */
} building;

static ff_term group_slot(building *b, entry *group, entry *spare, size_t n);

/* Moves the last entry of each distinct key to the front, in the order of first appearance; returns how many. */
static size_t drop_repeated(entry *group, size_t n)
{
    size_t distinct = 0;
    for (size_t i = 0; i < n; i++) {
        size_t at = 0;
        while (at < distinct && !ff_identical(group[at].path.key, group[i].path.key)) at++;
        group[at] = group[i];
        distinct += at == distinct;
    }
    return distinct;
}

/* Deals the group out into spare by the index of this level; starts[i]..starts[i + 1] is what index i got. Stable. */
static void deal(const entry *group, entry *spare, size_t n, size_t starts[17])
{
    size_t next[16] = {0};
    for (size_t i = 0; i < n; i++) next[ff_hash_path_index(group[i].path)]++;
    starts[0] = 0;
    for (unsigned i = 0; i < 16; i++) {
        starts[i + 1] = starts[i] + next[i];
        next[i] = starts[i];
    }
    for (size_t i = 0; i < n; i++) spare[next[ff_hash_path_index(group[i].path)]++] = group[i];
}

/* Fills slots with the node's slots and returns its bitmap. The group is used up. */
static uint32_t node_slots(building *b, entry *group, entry *spare, size_t n, ff_term slots[16])
{
    size_t starts[17];
    uint32_t bitmap = 0;
    deal(group, spare, n, starts);
    for (unsigned i = 0; i < 16; i++) {
        size_t start = starts[i], count = starts[i + 1] - start;
        if (!count) continue;
        *slots++ = group_slot(b, spare + start, group + start, count);
        bitmap |= UINT32_C(1) << i;
    }
    return bitmap;
}

static ff_term pair_slot(building *b, const entry *e)
{
    b->pairs++;
    return ff_cons(b->p, e->path.key, e->value);
}

/* The slot for a group that agrees in all bits looked at so far. */
static ff_term group_slot(building *b, entry *group, entry *spare, size_t n)
{
    if (n <= 2 || (group[0].path.level + 1) % 8 == 0) n = drop_repeated(group, n);
    if (n == 1) return pair_slot(b, &group[0]);
    for (size_t i = 0; i < n; i++) group[i].path = ff_hash_path_down(group[i].path);
    ff_term slots[16];
    uint32_t bitmap = node_slots(b, group, spare, n, slots);
    if (!(bitmap & (bitmap - 1)) && ff_is_cons(slots[0])) return slots[0];
    return ff_hashnode_new(b->p, 0, bitmap, slots);
}

/* The root's slots hold so few pairs that they belong into a flat map. */
static ff_term flat_from_slots(ff_proc *p, size_t pairs, uint32_t bitmap, const ff_term *slots)
{
    ff_term root = ff_hashnode_new(p, pairs, bitmap, slots), flat[2 * FF_FLATMAP_MAX];
    ff_map_sorted_pairs(root, flat);
    return ff_flatmap_from_pairs(p, pairs, flat);
}

ff_term ff_hashmap_from_pairs(ff_proc *p, size_t n, ff_term *pairs, bool *repeated)
{
    FF_FEATURE(hash_map);
    entry *entries = ff_malloc(2 * n * sizeof *entries);
    for (size_t i = 0; i < n; i++)
        entries[i] = (entry){.path = ff_hash_path_at(pairs[2 * i], 0), .value = pairs[2 * i + 1]};
    building b = {.p = p};
    ff_term slots[16];
    uint32_t bitmap = node_slots(&b, entries, entries + n, n, slots);
    ff_free(entries);
    if (repeated) *repeated = b.pairs != n;
    if (b.pairs <= FF_FLATMAP_MAX) return flat_from_slots(p, b.pairs, bitmap, slots);
    return ff_hashnode_new(p, b.pairs, bitmap, slots);
}
