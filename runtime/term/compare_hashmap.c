/* runtime/term/compare_hashmap.c -- Hash maps compared. Those of the same keys are tries of the same shape, so for equality they are
 * compared node by node.
 * SPDX-License-Identifier: Apache-2.0 */
#include "term/compare_hashmap.h"
#include "term/frames.h"
#include "term/hashmap.h"
#include "term/map.h"

static bool equal_slots(ff_stack *s, const ff_term *a, const ff_term *b, bool exact)
{
    if (ff_is_cons(*a) != ff_is_cons(*b)) return false;
    if (!ff_is_cons(*a)) {
        ff_frame_push(s, a, b, 1, exact);
        return true;
    }
    const ff_term *x = (const ff_term *)ff_cons_ptr(*a), *y = (const ff_term *)ff_cons_ptr(*b);
    ff_frame_push(s, x + 1, y + 1, 1, exact);
    ff_frame_push(s, x, y, 1, true);
    return true;
}

/* Roots and inner nodes. */
bool ff_equal_hash_nodes(ff_stack *s, ff_term a, ff_term b, bool exact)
{
    if (ff_header(a) != ff_header(b) || ff_hashnode_bitmap(a) != ff_hashnode_bitmap(b)) return false;
    if (ff_boxed_subtag(a) == FF_SUB_HASHMAP && ff_hashmap_size(a) != ff_hashmap_size(b)) return false;
    size_t n;
    const ff_term *x = ff_hashnode_slots(a, &n), *y = ff_hashnode_slots(b, &n);
    for (size_t i = 0; i < n; i++)
        if (!ff_same(x[i], y[i]) && !equal_slots(s, x + i, y + i, exact)) return false;
    return true;
}

/* The keys of a hash map in order, then their values. */
static const ff_term *sorted_keys_and_values(ff_stack *arrays, ff_term map, size_t n)
{
    ff_term *all = ff_malloc(4 * n * sizeof(ff_term)), *pairs = all + 2 * n;
    ff_stack_push(arrays, (uintptr_t)all);
    ff_map_sorted_pairs(map, pairs);
    for (size_t i = 0; i < n; i++) {
        all[i] = pairs[2 * i];
        all[n + i] = pairs[2 * i + 1];
    }
    return all;
}

void ff_order_hash_maps(ff_stack *frames, ff_stack *arrays, ff_term a, ff_term b, bool exact)
{
    size_t n = ff_hashmap_size(a);
    const ff_term *x = sorted_keys_and_values(arrays, a, n), *y = sorted_keys_and_values(arrays, b, n);
    ff_frame_push(frames, x + n, y + n, n, exact);
    ff_frame_push(frames, x, y, n, true);
}
