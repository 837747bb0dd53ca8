/* runtime/term/flatmap.c -- Flat maps: search, and new versions of a map that share its keys where they can.
 * SPDX-License-Identifier: Apache-2.0 */
#include "term/flatmap.h"

#include "term/hashmap.h"

#include <string.h>

typedef struct { /* a flat map being put together */
    size_t n;
    ff_term keys[FF_FLATMAP_MAX], values[FF_FLATMAP_MAX];
} scratch;

/* The place of key, or n. */
static size_t find(const ff_term *keys, size_t n, ff_term key)
{
    if (ff_is_immediate(key)) {
        for (size_t i = 0; i < n; i++)
            if (ff_same(keys[i], key)) return i;
        return n;
    }
    for (size_t i = 0; i < n; i++)
        if (ff_identical(keys[i], key)) return i;
    return n;
}

ff_term ff_flatmap_get(ff_term map, ff_term key)
{
    size_t n = ff_flatmap_size(map);
    size_t at = find(ff_tuple_elements(ff_flatmap_keys(map)), n, key);
    return at < n ? ff_flatmap_values(map)[at] : FF_NONVALUE;
}

static void scratch_load(scratch *s, ff_term map)
{
    s->n = ff_flatmap_size(map);
    memcpy(s->keys, ff_tuple_elements(ff_flatmap_keys(map)), s->n * sizeof *s->keys);
    memcpy(s->values, ff_flatmap_values(map), s->n * sizeof *s->values);
}

/* Where a key that is not there belongs. Keys often come in order, so the end is tried first. */
static size_t insertion_point(const scratch *s, ff_term key)
{
    size_t low = 0, high = s->n;
    if (high && ff_compare_exact(s->keys[high - 1], key) < 0) return high;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (ff_compare_exact(s->keys[middle], key) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* False when there is no room. */
static bool scratch_put(scratch *s, ff_term key, ff_term value)
{
    size_t at = find(s->keys, s->n, key);
    if (at == s->n) {
        if (s->n == FF_FLATMAP_MAX) return false;
        at = insertion_point(s, key);
        memmove(s->keys + at + 1, s->keys + at, (s->n - at) * sizeof *s->keys);
        memmove(s->values + at + 1, s->values + at, (s->n - at) * sizeof *s->values);
        s->keys[at] = key;
        s->n++;
    }
    s->values[at] = value;
    return true;
}

static void scratch_remove(scratch *s, size_t at)
{
    s->n--;
    memmove(s->keys + at, s->keys + at + 1, (s->n - at) * sizeof *s->keys);
    memmove(s->values + at, s->values + at + 1, (s->n - at) * sizeof *s->values);
}

static ff_term map_new(ff_proc *p, ff_term keys, size_t n, const ff_term *values)
{
    ff_word *hp = ff_alloc(p, FF_FLATMAP_WORDS(n));
    hp[0] = FF_HEADER(FF_SUB_FLATMAP, n + 1);
    hp[1] = keys.bits;
    memcpy(hp + 2, values, n * sizeof *values);
    return ff_boxed_from_ptr(hp);
}

static ff_term scratch_to_map(ff_proc *p, const scratch *s)
{
    return map_new(p, ff_tuple_new(p, s->n, s->keys), s->n, s->values);
}

/* A full scratch map goes on as a hash map, with the remaining pairs. */
static ff_term scratch_overflow(ff_proc *p, const scratch *s, size_t n_pairs, const ff_term *pairs)
{
    ff_term all[2 * (FF_FLATMAP_MAX + 1)];
    for (size_t i = 0; i < s->n; i++) {
        all[2 * i] = s->keys[i];
        all[2 * i + 1] = s->values[i];
    }
    all[2 * s->n] = pairs[0];
    all[2 * s->n + 1] = pairs[1];
    ff_term map = ff_hashmap_from_pairs(p, s->n + 1, all, NULL);
    for (size_t i = 1; i < n_pairs; i++) map = ff_hashmap_put(p, map, pairs[2 * i], pairs[2 * i + 1]);
    return map;
}

ff_term ff_flatmap_put(ff_proc *p, ff_term map, size_t n_pairs, const ff_term *pairs)
{
    scratch s;
    scratch_load(&s, map);
    for (size_t i = 0; i < n_pairs; i++)
        if (!scratch_put(&s, pairs[2 * i], pairs[2 * i + 1]))
            return scratch_overflow(p, &s, n_pairs - i, pairs + 2 * i);
    if (s.n != ff_flatmap_size(map)) return scratch_to_map(p, &s);
    if (memcmp(s.values, ff_flatmap_values(map), s.n * sizeof *s.values) == 0) return map;
    return map_new(p, ff_flatmap_keys(map), s.n, s.values);
}

ff_term ff_flatmap_remove(ff_proc *p, ff_term map, ff_term key, ff_term *value)
{
    size_t n = ff_flatmap_size(map);
    size_t at = find(ff_tuple_elements(ff_flatmap_keys(map)), n, key);
    *value = at < n ? ff_flatmap_values(map)[at] : FF_NONVALUE;
    if (at == n) return map;
    scratch s;
    scratch_load(&s, map);
    scratch_remove(&s, at);
    return scratch_to_map(p, &s);
}

ff_term ff_flatmap_from_pairs(ff_proc *p, size_t n, const ff_term *pairs)
{
    scratch s = {.n = 0};
    for (size_t i = 0; i < n; i++) scratch_put(&s, pairs[2 * i], pairs[2 * i + 1]);
    return scratch_to_map(p, &s);
}
