/* runtime/term/hashmap_merge.c -- Two hash maps into one, node by node; subtries of one map alone are shared.
 * SPDX-License-Identifier: Apache-2.0 */
#include "term/hashmap.h"

typedef struct {
    ff_proc *p;
    size_t common; /* keys that both have */
} merging;

static ff_term merge_slots(merging *m, ff_term a, ff_term b, unsigned level);

/* Fills slots with the union of two nodes' slots and returns its bitmap; level is the nodes'. */
static uint32_t merge_nodes(merging *m, ff_term a, ff_term b, unsigned level, ff_term slots[16])
{
    size_t n;
    const ff_term *from_a = ff_hashnode_slots(a, &n), *from_b = ff_hashnode_slots(b, &n);
    uint32_t bits_a = ff_hashnode_bitmap(a), bits_b = ff_hashnode_bitmap(b);
    for (uint32_t left = bits_a | bits_b; left; left &= left - 1) {
        uint32_t bit = left & -left;
        if (bits_a & bits_b & bit)
            *slots++ = merge_slots(m, *from_a++, *from_b++, level + 1);
        else
            *slots++ = bits_a & bit ? *from_a++ : *from_b++;
    }
    return bits_a | bits_b;
}

/* pair put into slot; b's value wins, whichever of the two is b's. */
static ff_term merge_pair(merging *m, ff_term slot, ff_term pair, bool pair_is_b, unsigned level)
{
    ff_hashmap_putting put = {.p = m->p, .key = ff_head(pair), .value = ff_tail(pair), .keep = !pair_is_b};
    ff_term new = ff_hashmap_slot_put(&put, slot, ff_hash_path_at(put.key, level));
    m->common += put.found;
    return new;
}

static ff_term merge_slots(merging *m, ff_term a, ff_term b, unsigned level)
{
    if (ff_is_cons(b)) return merge_pair(m, a, b, true, level);
    if (ff_is_cons(a)) return merge_pair(m, b, a, false, level);
    ff_term slots[16];
    uint32_t bitmap = merge_nodes(m, a, b, level, slots);
    return ff_hashnode_new(m->p, 0, bitmap, slots);
}

ff_term ff_hashmap_merge(ff_proc *p, ff_term a, ff_term b)
{
    if (ff_same(a, b)) return a;
    merging m = {.p = p};
    ff_term slots[16];
    uint32_t bitmap = merge_nodes(&m, a, b, 0, slots);
    return ff_hashnode_new(p, ff_hashmap_size(a) + ff_hashmap_size(b) - m.common, bitmap, slots);
}
