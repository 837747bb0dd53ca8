/* runtime/term/flatmap.c -- Flat maps: search, and new versions of a map that share its keys where they can.
 * SPDX-License-Identifier: Apache-2.0 */
#include "term/flatmap.h"

#include "bin/bits.h"
#include "term/hashmap.h"

#include <string.h>

typedef struct { /* a flat map being put together */
    size_t n;
    ff_term keys[FF_FLATMAP_MAX], values[FF_FLATMAP_MAX];
} scratch;

/* The first key that is not less. Keys often come in order, so the end is tried first. */
static size_t insertion_point(const ff_term *keys, size_t n, ff_term key)
{
    if (n == 0 || ff_compare_exact(keys[n - 1], key) < 0) return n;
    size_t low = 0, high = n - 1;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (ff_compare_exact(keys[middle], key) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* A list that differs in its first element, or a binary in its first bytes, as most keys that are strings do: looking at all of
 * these costs less than a search by order. */
FF_INLINE bool begins_differently(ff_term a, ff_term b)
{
    if (ff_differ_as_heap_bins(a, b)) return true;
    return ff_is_cons(a) && ff_is_cons(b) && !ff_same(ff_head(a), ff_head(b)) && ff_is_immediate(ff_head(a));
}

static __attribute__((noinline)) size_t find_boxed(const ff_term *keys, size_t n, ff_term key)
{
    if (!ff_is_cons(key) && !ff_is_bitstring(key)) {
        size_t at = insertion_point(keys, n, key);
        return at < n && ff_identical(keys[at], key) ? at : n;
    }
    for (size_t i = 0; i < n; i++)
        if (!begins_differently(keys[i], key) && ff_identical(keys[i], key)) return i;
    return n;
}

/* The place of key, or n. */
FF_INLINE size_t find(const ff_term *keys, size_t n, ff_term key)
{
    if (!ff_is_immediate(key)) return find_boxed(keys, n, key);
    for (size_t i = 0; i < n; i++)
        if (ff_same(keys[i], key)) return i;
    return n;
}

ff_term ff_flatmap_get(ff_term map, ff_term key)
{
    size_t n = ff_flatmap_size(map);
    size_t at = find(ff_tuple_elements(ff_flatmap_keys(map)), n, key);
    return at < n ? ff_flatmap_values(map)[at] : FF_NONVALUE;
}

bool ff_flatmap_get_all(ff_term map, ff_term keys, ff_term *values)
{
    const ff_term *wanted = ff_tuple_elements(keys), *wanted_end = wanted + ff_tuple_arity(keys);
    const ff_term *at = ff_tuple_elements(ff_flatmap_keys(map)), *end = at + ff_flatmap_size(map), *value = ff_flatmap_values(map);
    for (; wanted < wanted_end; wanted++, at++, value++) {
        while (at < end && !ff_same(*at, *wanted)) at++, value++;
        if (at == end) return false;
        *values++ = *value;
    }
    return true;
}

static void scratch_load(scratch *s, ff_term map)
{
    s->n = ff_flatmap_size(map);
    memcpy(s->keys, ff_tuple_elements(ff_flatmap_keys(map)), s->n * sizeof *s->keys);
    memcpy(s->values, ff_flatmap_values(map), s->n * sizeof *s->values);
}

/* False when there is no room. */
static bool scratch_put(scratch *s, ff_term key, ff_term value)
{
    size_t at = find(s->keys, s->n, key);
    if (at == s->n) {
        if (s->n == FF_FLATMAP_MAX) return false;
        at = insertion_point(s->keys, s->n, key);
        memmove(s->keys + at + 1, s->keys + at, (s->n - at) * sizeof *s->keys);
        memmove(s->values + at + 1, s->values + at, (s->n - at) * sizeof *s->values);
        s->keys[at] = key;
        s->n++;
    }
    s->values[at] = value;
    return true;
}

ff_term ff_flatmap_new(ff_proc *p, ff_term keys, size_t n, const ff_term *values)
{
    ff_word *hp = ff_alloc(p, FF_FLATMAP_WORDS(n));
    hp[0] = FF_HEADER(FF_SUB_FLATMAP, n + 1);
    hp[1] = keys.bits;
    memcpy(hp + 2, values, n * sizeof *values);
    return ff_boxed_from_ptr(hp);
}

ff_term ff_flatmap_of(ff_proc *p, size_t n, const ff_term *keys, const ff_term *values)
{
    return ff_flatmap_new(p, ff_tuple_new(p, n, keys), n, values);
}

static ff_term scratch_to_map(ff_proc *p, const scratch *s) { return ff_flatmap_of(p, s->n, s->keys, s->values); }

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

/* ---- one pair ---- */

/* The map with another value for a key; FF_NONVALUE: it lacks the key. */
static ff_term replace_one(ff_proc *p, ff_term map, const ff_term *pair)
{
    size_t n = ff_flatmap_size(map), at = find(ff_tuple_elements(ff_flatmap_keys(map)), n, pair[0]);
    if (at == n) return FF_NONVALUE;
    if (ff_same(ff_flatmap_values(map)[at], pair[1])) return map;
    ff_term changed = ff_flatmap_new(p, ff_flatmap_keys(map), n, ff_flatmap_values(map));
    ff_flatmap_values(changed)[at] = pair[1];
    return changed;
}

static void copy_with_gap(ff_term *to, const ff_term *from, size_t n, size_t at, ff_term in_gap)
{
    memcpy(to, from, at * sizeof *to);
    to[at] = in_gap;
    memcpy(to + at + 1, from + at, (n - at) * sizeof *to);
}

static void copy_without(ff_term *to, const ff_term *from, size_t n, size_t at)
{
    memcpy(to, from, at * sizeof *to);
    memcpy(to + at, from + at + 1, (n - at - 1) * sizeof *to);
}

/* An empty map of n pairs, to be filled: its keys and its values are all that the caller has to write. */
static ff_term map_of_size(ff_proc *p, size_t n)
{
    ff_word *hp = ff_alloc(p, FF_TUPLE_WORDS(n) + FF_FLATMAP_WORDS(n));
    ff_word *map = hp + FF_TUPLE_WORDS(n);
    hp[0] = FF_HEADER(FF_SUB_TUPLE, n);
    map[0] = FF_HEADER(FF_SUB_FLATMAP, n + 1);
    map[1] = ff_boxed_from_ptr(hp).bits;
    return ff_boxed_from_ptr(map);
}

/* The map, which has room, with a key that it lacks. */
static ff_term with_pair(ff_proc *p, ff_term map, const ff_term *pair)
{
    size_t n = ff_flatmap_size(map);
    const ff_term *keys = ff_tuple_elements(ff_flatmap_keys(map));
    size_t at = insertion_point(keys, n, pair[0]);
    ff_term larger = map_of_size(p, n + 1);
    copy_with_gap(ff_tuple_elements(ff_flatmap_keys(larger)), keys, n, at, pair[0]);
    copy_with_gap(ff_flatmap_values(larger), ff_flatmap_values(map), n, at, pair[1]);
    return larger;
}

ff_term ff_flatmap_remove(ff_proc *p, ff_term map, ff_term key, ff_term *value)
{
    size_t n = ff_flatmap_size(map);
    const ff_term *keys = ff_tuple_elements(ff_flatmap_keys(map));
    size_t at = find(keys, n, key);
    *value = at < n ? ff_flatmap_values(map)[at] : FF_NONVALUE;
    if (at == n) return map;
    ff_term smaller = map_of_size(p, n - 1);
    copy_without(ff_tuple_elements(ff_flatmap_keys(smaller)), keys, n, at);
    copy_without(ff_flatmap_values(smaller), ff_flatmap_values(map), n, at);
    return smaller;
}

/* ---- several ---- */

/* Pairs in the order of the keys, as those of an update are that the compiler knows, take one look at each place. FF_NONVALUE: they are
 * not in order, or not all there. */
static ff_term replace_in_order(ff_proc *p, ff_term map, size_t n_pairs, const ff_term *pairs)
{
    size_t n = ff_flatmap_size(map);
    const ff_term *keys = ff_tuple_elements(ff_flatmap_keys(map)), *old = ff_flatmap_values(map), *end = pairs + 2 * n_pairs;
    ff_word *hp = ff_alloc(p, FF_FLATMAP_WORDS(n)), differs = 0;
    hp[0] = FF_HEADER(FF_SUB_FLATMAP, n + 1);
    hp[1] = ff_flatmap_keys(map).bits;
    for (size_t i = 0; i < n; i++) {
        ff_term value = old[i];
        if (pairs < end && ff_same(keys[i], pairs[0])) {
            differs |= value.bits ^ pairs[1].bits;
            value = pairs[1];
            pairs += 2;
        }
        hp[2 + i] = value.bits;
    }
    if (FF_LIKELY(pairs == end && differs)) return ff_boxed_from_ptr(hp);
    ff_alloc_trim(p, hp);
    return pairs == end ? map : FF_NONVALUE;
}

ff_term ff_flatmap_replace(ff_proc *p, ff_term map, size_t n_pairs, const ff_term *pairs)
{
    ff_term changed = n_pairs > 1 ? replace_in_order(p, map, n_pairs, pairs) : FF_NONVALUE;
    if (FF_LIKELY(ff_is_value(changed))) return changed;
    changed = map;
    for (size_t i = 0; i < n_pairs && ff_is_value(changed); i++) changed = replace_one(p, changed, pairs + 2 * i);
    return changed;
}

ff_term ff_flatmap_put(ff_proc *p, ff_term map, size_t n_pairs, const ff_term *pairs)
{
    ff_term changed = n_pairs == 1 ? replace_one(p, map, pairs) : replace_in_order(p, map, n_pairs, pairs);
    if (ff_is_value(changed)) return changed;
    if (n_pairs == 1 && ff_flatmap_size(map) < FF_FLATMAP_MAX) return with_pair(p, map, pairs);
    scratch s;
    scratch_load(&s, map);
    for (size_t i = 0; i < n_pairs; i++)
        if (!scratch_put(&s, pairs[2 * i], pairs[2 * i + 1]))
            return scratch_overflow(p, &s, n_pairs - i, pairs + 2 * i);
    if (s.n != ff_flatmap_size(map)) return scratch_to_map(p, &s);
    if (memcmp(s.values, ff_flatmap_values(map), s.n * sizeof *s.values) == 0) return map;
    return ff_flatmap_new(p, ff_flatmap_keys(map), s.n, s.values);
}

ff_term ff_flatmap_from_pairs(ff_proc *p, size_t n, const ff_term *pairs)
{
    scratch s;
    s.n = 0; /* alone: the rest is 512 bytes */
    for (size_t i = 0; i < n; i++) scratch_put(&s, pairs[2 * i], pairs[2 * i + 1]);
    return scratch_to_map(p, &s);
}
