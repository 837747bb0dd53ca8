/* runtime/bif/maps.c -- Module maps: the functions that OTP has in C; the others run from its maps.beam.
 * SPDX-License-Identifier: Apache-2.0 */
#define FF_BIF_PROTOTYPES
#include "ff_vm.h"
#include "ff_atoms.tab.h"
#include "ff_bifs.tab.h"
#include "term/map.h"

enum { PAIRS_PER_REDUCTION = 16 };

static ff_term badmap(ff_proc *p, ff_term map) { return ff_error_2(p, FF_AM_badmap, map); }
static ff_term badkey(ff_proc *p, ff_term key) { return ff_error_2(p, FF_AM_badkey, key); }
static ff_term boolean(bool b) { return b ? FF_AM_true : FF_AM_false; }

ff_term ff_bif_maps_find_2(ff_proc *p, ff_term key, ff_term map)
{
    if (!ff_is_map(map)) return badmap(p, map);
    ff_term value = ff_map_get(map, key);
    return ff_is_value(value) ? ff_tuple(p, FF_AM_ok, value) : FF_AM_error;
}

ff_term ff_bif_maps_get_2(ff_proc *p, ff_term key, ff_term map)
{
    if (!ff_is_map(map)) return badmap(p, map);
    ff_term value = ff_map_get(map, key);
    return ff_is_value(value) ? value : badkey(p, key);
}

ff_term ff_bif_maps_is_key_2(ff_proc *p, ff_term key, ff_term map)
{
    if (!ff_is_map(map)) return badmap(p, map);
    return boolean(ff_is_value(ff_map_get(map, key)));
}

ff_term ff_bif_maps_put_3(ff_proc *p, ff_term key, ff_term value, ff_term map)
{
    return ff_map_put_assoc(p, map, 1, (ff_term[]){key, value});
}

ff_term ff_bif_maps_update_3(ff_proc *p, ff_term key, ff_term value, ff_term map)
{
    return ff_map_put_exact(p, map, 1, (ff_term[]){key, value});
}

ff_term ff_bif_maps_remove_2(ff_proc *p, ff_term key, ff_term map)
{
    return ff_is_map(map) ? ff_map_remove(p, map, key, NULL) : badmap(p, map);
}

ff_term ff_bif_maps_take_2(ff_proc *p, ff_term key, ff_term map)
{
    if (!ff_is_map(map)) return badmap(p, map);
    ff_term value, rest = ff_map_remove(p, map, key, &value);
    return ff_is_value(value) ? ff_tuple(p, value, rest) : FF_AM_error;
}

ff_term ff_bif_maps_merge_2(ff_proc *p, ff_term a, ff_term b)
{
    if (!ff_is_map(a)) return badmap(p, a);
    if (!ff_is_map(b)) return badmap(p, b);
    if (ff_same(a, b)) return a;
    ff_bump(p, (ff_map_size(a) + ff_map_size(b)) / PAIRS_PER_REDUCTION);
    return ff_map_merge(p, a, b);
}

/* ---- lists to maps ---- */

typedef bool pair_of(ff_term element, ff_term other, ff_term pair[2]);

static bool pair_of_tuple(ff_term element, ff_term other, ff_term pair[2])
{
    (void)other;
    if (!ff_is_tuple_of(element, 2)) return false;
    pair[0] = ff_tuple_get(element, 0);
    pair[1] = ff_tuple_get(element, 1);
    return true;
}

static bool pair_of_key(ff_term element, ff_term value, ff_term pair[2])
{
    pair[0] = element;
    pair[1] = value;
    return true;
}

/* False when some element makes no pair. */
static bool fill_pairs(ff_term list, pair_of *f, ff_term other, ff_term *pairs)
{
    for (; ff_is_cons(list); list = ff_tail(list), pairs += 2)
        if (!f(ff_head(list), other, pairs)) return false;
    return true;
}

static ff_term map_of_list(ff_proc *p, ff_term list, pair_of *f, ff_term other)
{
    ptrdiff_t n = ff_list_length(list);
    if (n < 0) return ff_badarg(p);
    ff_term few[2 * FF_FLATMAP_MAX];
    ff_term *pairs = n <= FF_FLATMAP_MAX ? few : ff_malloc(2 * (size_t)n * sizeof *pairs);
    ff_term map = fill_pairs(list, f, other, pairs) ? ff_map_from_pairs(p, (size_t)n, pairs, NULL) : ff_badarg(p);
    if (pairs != few) ff_free(pairs);
    ff_bump(p, (size_t)n / PAIRS_PER_REDUCTION);
    return map;
}

ff_term ff_bif_maps_from_list_1(ff_proc *p, ff_term list) { return map_of_list(p, list, pair_of_tuple, FF_NIL); }

ff_term ff_bif_maps_from_keys_2(ff_proc *p, ff_term keys, ff_term value)
{
    return map_of_list(p, keys, pair_of_key, value);
}

/* ---- maps to lists ---- */

/* Keys (which 0) or values (1): in order for a flat map, in reversed order of iteration for a hash map. */
static ff_term map_half(ff_proc *p, ff_term map, unsigned which)
{
    if (!ff_is_map(map)) return badmap(p, map);
    if (ff_boxed_subtag(map) == FF_SUB_FLATMAP) {
        const ff_term *half = which ? ff_flatmap_values(map) : ff_tuple_elements(ff_flatmap_keys(map));
        return ff_list_new(p, ff_flatmap_size(map), half, FF_NIL);
    }
    ff_word *hp = ff_alloc(p, FF_CONS_WORDS * ff_map_size(map));
    ff_term list = FF_NIL, pair[2];
    ff_map_iter it;
    ff_map_iter_init(&it, map);
    while (ff_map_iter_next(&it, &pair[0], &pair[1])) list = ff_put_cons(&hp, pair[which], list);
    ff_bump(p, ff_map_size(map) / PAIRS_PER_REDUCTION);
    return list;
}

ff_term ff_bif_maps_keys_1(ff_proc *p, ff_term map) { return map_half(p, map, 0); }

ff_term ff_bif_maps_values_1(ff_proc *p, ff_term map) { return map_half(p, map, 1); }
