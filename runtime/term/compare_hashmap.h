/* runtime/term/compare_hashmap.h -- Hash maps, for compare.c and equal.c.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FF_COMPARE_HASHMAP_H
#define FF_COMPARE_HASHMAP_H

#include "term/stack.h"

/* Roots or inner nodes. False: they differ; what may still differ goes to the frames. */
bool ff_equal_hash_nodes(ff_stack *frames, ff_term a, ff_term b, bool exact);

/* Frames for two maps of one size; what they point into goes to arrays, for ff_free(). */
void ff_order_hash_maps(ff_stack *frames, ff_stack *arrays, ff_term a, ff_term b, bool exact);

#endif
