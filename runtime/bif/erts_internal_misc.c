/* runtime/bif/erts_internal_misc.c -- Modules erts_internal and erts_debug: how maps iterate and how terms are laid out.
 * SPDX-License-Identifier: Apache-2.0 */
#define FF_BIF_PROTOTYPES
#include "ff_code.h"
#include "ff_vm.h"
#include "ff_atoms.tab.h"
#include "ff_bifs.tab.h"
#include "term/hashmap.h"
#include "term/map.h"

/* ---- erts_internal:map_next(Place, Map, iterator | List) ---- */

enum { FIRST_BATCH_PAIRS = 32, REDUCTIONS_PER_PAIR = 4, ITERATOR_WORDS = 4, LIST_WORDS = 5 };

/* {K, V, {K, V, ... Rest}} */
static ff_term flat_iterator(ff_proc *p, ff_term map)
{
    ff_term rest = FF_AM_none;
    for (size_t i = ff_flatmap_size(map); i-- > 0;)
        rest = ff_tuple(p, ff_tuple_get(ff_flatmap_keys(map), i), ff_flatmap_values(map)[i], rest);
    return rest;
}

/* [{K, V}, ... | list] */
static ff_term flat_list(ff_proc *p, ff_term map, ff_term list)
{
    for (size_t i = ff_flatmap_size(map); i-- > 0;)
        list = ff_cons(p, ff_tuple(p, ff_tuple_get(ff_flatmap_keys(map), i), ff_flatmap_values(map)[i]), list);
    return list;
}

/* How many pairs one call visits: the first one few, in case the program looks at no more. */
static size_t batch_size(ff_proc *p, ff_term map, uint64_t place)
{
    size_t n = p->reds > REDUCTIONS_PER_PAIR ? (size_t)p->reds / REDUCTIONS_PER_PAIR : 1;
    if (n > ff_hashmap_size(map)) n = ff_hashmap_size(map);
    return place == 0 && n > FIRST_BATCH_PAIRS ? FIRST_BATCH_PAIRS : n;
}

/* Takes up to n pairs; goes on past n where the place cannot be written down. False: there are no more. */
FF_INLINE bool batch_next(ff_map_iter *it, size_t *n, uint64_t *place, ff_term *key, ff_term *value)
{
    if (FF_UNLIKELY(*n == 0) && ff_map_iter_place(it, place)) return false;
    if (*n > 0) --*n;
    return ff_map_iter_next(it, key, value);
}

/* {Key, Value, Rest}, or {Key, Value}: rest is not there for a pair. Without the detours of ff_tuple(), as there are many. */
FF_INLINE ff_term row(ff_proc *p, ff_term key, ff_term value, ff_term rest)
{
    size_t n = ff_is_value(rest) ? 3 : 2;
    ff_word *hp = ff_alloc(p, FF_TUPLE_WORDS(n));
    hp[0] = FF_HEADER(FF_SUB_TUPLE, n);
    hp[1] = key.bits;
    hp[2] = value.bits;
    if (n == 3) hp[3] = rest.bits;
    return ff_boxed_from_ptr(hp);
}

static ff_term hash_iterator(ff_proc *p, ff_term map, ff_map_iter *it, size_t n)
{
    ff_term key, value, first = FF_AM_none, *rest = &first;
    uint64_t place = 0;
    size_t pairs = 0;
    for (; batch_next(it, &n, &place, &key, &value); pairs++) {
        *rest = row(p, key, value, FF_AM_none);
        rest = &ff_tuple_elements(*rest)[2];
    }
    ff_bump(p, REDUCTIONS_PER_PAIR * pairs);
    if (place) *rest = ff_cons(p, ff_small_from_int((int64_t)place), map);
    return first;
}

static ff_term hash_list(ff_proc *p, ff_term map, ff_map_iter *it, size_t n, ff_term list)
{
    ff_term key, value;
    uint64_t place = 0;
    size_t pairs = 0;
    for (; batch_next(it, &n, &place, &key, &value); pairs++) list = ff_cons(p, row(p, key, value, FF_NONVALUE), list);
    ff_bump(p, REDUCTIONS_PER_PAIR * pairs);
    if (!place) return list;
    return ff_cons(p, ff_small_from_int((int64_t)place), ff_cons(p, map, list));
}

ff_term ff_bif_erts_internal_map_next_3(ff_proc *p, ff_term place, ff_term map, ff_term how)
{
    bool iterator = ff_same(how, FF_AM_iterator);
    if (!ff_is_map(map) || (!iterator && !ff_is_list(how)) || !ff_is_small(place)) return ff_badarg(p);
    uint64_t at = (uint64_t)ff_small_to_int(place);
    if (ff_boxed_subtag(map) == FF_SUB_FLATMAP) {
        if (at > ff_flatmap_size(map)) return ff_badarg(p);
        return iterator ? flat_iterator(p, map) : flat_list(p, map, how);
    }
    ff_map_iter it;
    ff_map_iter_init(&it, map);
    if (!ff_map_iter_seek(&it, at)) return ff_badarg(p);
    size_t n = batch_size(p, map, at);
    return iterator ? hash_iterator(p, map, &it, n) : hash_list(p, map, &it, n, how);
}

/* ---- the insides of maps ---- */

ff_term ff_bif_erts_internal_map_to_tuple_keys_1(ff_proc *p, ff_term map)
{
    if (!ff_is_map(map)) return ff_error_2(p, FF_AM_badmap, map);
    return ff_boxed_subtag(map) == FF_SUB_FLATMAP ? ff_flatmap_keys(map) : ff_badarg(p);
}

static bool is_node(ff_term t) { return ff_is_boxed_as(t, FF_SUB_HASHMAP) || ff_is_boxed_as(t, FF_SUB_HASHNODE); }

ff_term ff_bif_erts_internal_map_hashmap_children_1(ff_proc *p, ff_term node)
{
    if (ff_is_boxed_as(node, FF_SUB_FLATMAP)) return ff_badarg(p);
    if (!is_node(node)) return ff_error_2(p, FF_AM_badmap, node);
    size_t n;
    const ff_term *slots = ff_hashnode_slots(node, &n);
    ff_term list = FF_NIL;
    for (size_t i = 0; i < n; i++) list = ff_cons(p, slots[i], list);
    return list;
}

typedef struct {
    int64_t depth, pairs, bitmaps, arrays;
    int64_t pairs_at[16], bitmaps_of[16]; /* by level; by number of slots less one */
} trie_shape;

static void measure(trie_shape *s, ff_term slot, int64_t level)
{
    if (level > s->depth) s->depth = level;
    if (ff_is_cons(slot)) {
        s->pairs++;
        s->pairs_at[level < 15 ? level : 15]++;
        return;
    }
    size_t n;
    const ff_term *slots = ff_hashnode_slots(slot, &n);
    if (n == 16 && ff_boxed_subtag(slot) == FF_SUB_HASHMAP) {
        s->arrays++;
    } else {
        s->bitmaps++;
        s->bitmaps_of[n - 1]++;
    }
    for (size_t i = 0; i < n; i++) measure(s, slots[i], level + 1);
}

static ff_term tuple_of_counts(ff_proc *p, const int64_t counts[16])
{
    ff_term t[16];
    for (unsigned i = 0; i < 16; i++) t[i] = ff_small_from_int(counts[i]);
    return ff_tuple_new(p, 16, t);
}

ff_term ff_bif_erts_debug_map_info_1(ff_proc *p, ff_term map)
{
    if (!ff_is_map(map)) return ff_error_2(p, FF_AM_badmap, map);
    if (ff_boxed_subtag(map) == FF_SUB_FLATMAP) return ff_badarg(p);
    trie_shape s = {0};
    measure(&s, map, 0);
    ff_term rows[] = {
        ff_tuple(p, FF_AM_depth, ff_small_from_int(s.depth)),
        ff_tuple(p, FF_AM_arrays, ff_small_from_int(s.arrays), FF_NIL),
        ff_tuple(p, FF_AM_bitmaps, ff_small_from_int(s.bitmaps), tuple_of_counts(p, s.bitmaps_of)),
        ff_tuple(p, FF_AM_leafs, ff_small_from_int(s.pairs), tuple_of_counts(p, s.pairs_at)),
    };
    return ff_list_new(p, 4, rows, FF_NIL);
}

/* ---- erts_internal:term_type/1 ---- */

static ff_term boxed_type(ff_term t)
{
    switch (ff_boxed_subtag(t)) {
    case FF_SUB_TUPLE: return FF_AM_tuple;
    case FF_SUB_POS_BIG:
    case FF_SUB_NEG_BIG: return FF_AM_bignum;
    case FF_SUB_FLOAT: return FF_AM_hfloat;
    case FF_SUB_REF: return FF_AM_reference;
    case FF_SUB_FUN: return ff_fun_entry_of(t)->external ? FF_AM_export : FF_AM_fun;
    case FF_SUB_HEAP_BIN: return FF_AM_heap_binary;
    case FF_SUB_REFC_BIN: return FF_AM_refc_binary;
    case FF_SUB_SUB_BIN: return FF_AM_sub_binary;
    case FF_SUB_MATCH: return FF_AM_matchstate;
    case FF_SUB_FLATMAP: return FF_AM_flatmap;
    case FF_SUB_HASHMAP: return FF_AM_hashmap;
    case FF_SUB_HASHNODE: return FF_AM_hashmap_node;
    case FF_SUB_EXT_PID: return FF_AM_external_pid;
    case FF_SUB_EXT_PORT: return FF_AM_external_port;
    case FF_SUB_EXT_REF: return FF_AM_external_reference;
    case FF_SUB_FORWARD:
    case FF_SUB__N: break;
    }
    return FF_AM_undefined;
}

ff_term ff_bif_erts_internal_term_type_1(ff_proc *p, ff_term t)
{
    (void)p;
    if (ff_is_boxed(t)) return boxed_type(t);
    if (ff_is_cons(t)) return FF_AM_list;
    if (ff_is_nil(t)) return FF_AM_nil;
    if (ff_is_small(t)) return FF_AM_fixnum;
    if (ff_is_atom(t)) return FF_AM_atom;
    return ff_is_local_pid(t) ? FF_AM_pid : FF_AM_port;
}
