/* runtime/term/places.c -- Flat maps whose keys are looked for where they were the last time.
 * SPDX-License-Identifier: Apache-2.0 */
#include "term/flatmap.h"
#include "term/map.h"

static bool is_flat(ff_term map) { return ff_is_boxed_as(map, FF_SUB_FLATMAP); }

/* Notes where in map the n keys are, of which the next one stands `stride` words behind. */
static void note(ff_term map, const ff_term *key, size_t stride, size_t n, uint32_t *places)
{
    size_t size = ff_flatmap_size(map);
    const ff_term *keys = ff_tuple_elements(ff_flatmap_keys(map));
    for (uint32_t i = 0, at = 0; i < n; i++, key += stride) {
        while (at < size && !ff_same(keys[at], *key)) at++;
        if (at == size) {
            places[n - 1] = UINT32_MAX; /* those in front of it are not to be looked at */
            return;
        }
        places[i] = at;
    }
}

bool ff_map_get_all_noting(ff_term map, ff_term keys, ff_term *values, uint32_t *places)
{
    if (!ff_map_get_all(map, keys, values)) return false;
    if (is_flat(map)) note(map, ff_tuple_elements(keys), 1, ff_tuple_arity(keys), places);
    return true;
}

ff_term ff_map_get_noting(ff_term map, ff_term key, uint32_t *place)
{
    ff_term value = ff_map_get(map, key);
    if (ff_is_value(value) && is_flat(map)) note(map, &key, 1, 1, place);
    return value;
}

static bool are_at(ff_term map, size_t n_pairs, const ff_term *pairs, const uint32_t *places)
{
    const ff_term *keys = ff_tuple_elements(ff_flatmap_keys(map));
    if (places[n_pairs - 1] >= ff_flatmap_size(map)) return false;
    for (size_t i = 0; i < n_pairs; i++)
        if (!ff_same(keys[places[i]], pairs[2 * i])) return false;
    return true;
}

/* The flat map with other values at these places. */
static ff_term replace_at(ff_proc *p, ff_term map, size_t n_pairs, const ff_term *pairs, const uint32_t *places)
{
    ff_term changed = ff_flatmap_new(p, ff_flatmap_keys(map), ff_flatmap_size(map), ff_flatmap_values(map));
    ff_term *values = ff_flatmap_values(changed);
    ff_word differs = 0;
    for (size_t i = 0; i < n_pairs; i++) {
        differs |= values[places[i]].bits ^ pairs[2 * i + 1].bits;
        values[places[i]] = pairs[2 * i + 1];
    }
    if (FF_LIKELY(differs)) return changed;
    ff_alloc_trim(p, ff_boxed_ptr(changed));
    return map;
}

ff_term ff_map_put_at(ff_proc *p, ff_term map, size_t n_pairs, const ff_term *pairs, uint32_t *places, ff_map_put *put)
{
    if (is_flat(map) && are_at(map, n_pairs, pairs, places)) return replace_at(p, map, n_pairs, pairs, places);
    ff_term changed = put(p, map, n_pairs, pairs);
    if (ff_is_value(changed) && is_flat(changed)) note(changed, pairs, 2, n_pairs, places);
    return changed;
}
