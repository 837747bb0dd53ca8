/* runtime/term/flatmap.h -- Flat maps: a tuple of keys, shared by versions of a map, and the values in the same order.
 * The layout and its accessors are in ff_term.h.
 * I1  Keys are distinct and ascend in ff_compare_exact order.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FF_FLATMAP_H
#define FF_FLATMAP_H

#include "ff_proc.h"

ff_term ff_flatmap_get(ff_term map, ff_term key); /* FF_NONVALUE: not there */
bool ff_flatmap_get_all(ff_term map, ff_term keys, ff_term *values); /* as ff_map_get_all() */

/* map with the pairs put in; a hash map when they no longer fit. Allocates. */
ff_term ff_flatmap_put(ff_proc *p, ff_term map, size_t n_pairs, const ff_term *pairs);
/* map with other values for keys; FF_NONVALUE: it lacks one of them. Allocates if a value differs. */
ff_term ff_flatmap_replace(ff_proc *p, ff_term map, size_t n_pairs, const ff_term *pairs);
ff_term ff_flatmap_remove(ff_proc *p, ff_term map, ff_term key, ff_term *value);

/* The flat map of keys that are in ff_compare_exact order. Allocates. */
ff_term ff_flatmap_of(ff_proc *p, size_t n, const ff_term *keys, const ff_term *values);

/* The flat map of n <= FF_FLATMAP_MAX pairs, later ones winning. Allocates. */
ff_term ff_flatmap_from_pairs(ff_proc *p, size_t n, const ff_term *pairs);

#endif
