/* runtime/term/hashmap.c -- Hash maps: one key found, put in or taken out, by copying the nodes on its path.
 * Recursion follows the trie, so it is at most FF_HASHMAP_MAX_LEVELS deep.
 * SPDX-License-Identifier: Apache-2.0 */
#include "term/hashmap.h"

#include "ff_target.h"
#include "term/flatmap.h"
#include "term/hash.h"
#include "term/hash_mix.h"
#include "term/map.h"

#include <string.h>

enum { LEVELS_PER_HASH = 8, BITS_PER_LEVEL = 4, FULL = (1 << (1 << BITS_PER_LEVEL)) - 1 };

static uint32_t hash_of(ff_term key, unsigned level) { return ff_map_hash(key, level / LEVELS_PER_HASH); }

ff_hash_path ff_hash_path_at(ff_term key, unsigned level)
{
    uint32_t hash = hash_of(key, level) >> BITS_PER_LEVEL * (level % LEVELS_PER_HASH);
    return (ff_hash_path){.key = key, .hash = hash, .level = level};
}

ff_hash_path ff_hash_path_down(ff_hash_path path)
{
    if (++path.level == FF_HASHMAP_MAX_LEVELS) ff_target_abort("two map keys have the same hash under five salts");
    path.hash = path.level % LEVELS_PER_HASH ? path.hash >> BITS_PER_LEVEL : hash_of(path.key, path.level);
    return path;
}

static uint32_t path_bit(ff_hash_path path) { return UINT32_C(1) << ff_hash_path_index(path); }

#if defined __x86_64__ && !defined __POPCNT__
#define BITS_2(n) n, n + 1, n + 1, n + 2
#define BITS_4(n) BITS_2(n), BITS_2(n + 1), BITS_2(n + 1), BITS_2(n + 2)
#define BITS_6(n) BITS_4(n), BITS_4(n + 1), BITS_4(n + 1), BITS_4(n + 2)
static const uint8_t bits_in[256] = {BITS_6(0), BITS_6(1), BITS_6(1), BITS_6(2)};

static size_t count_16_bits(uint32_t bits) { return bits_in[bits & 0xff] + bits_in[bits >> 8]; }
#else
static size_t count_16_bits(uint32_t bits) { return (size_t)__builtin_popcount(bits); }
#endif

static size_t slot_place(uint32_t bitmap, uint32_t bit) { return count_16_bits(bitmap & (bit - 1)); }

static FF_COLD ff_term get_below(const ff_term *node, ff_term key, unsigned level);

/* node: its bitmap, then its slots. hash: what is left of the key's at this level, which one of 32 bits begins with. */
FF_INLINE ff_term get_from(const ff_term *node, ff_term key, uint32_t hash, unsigned level, bool is_immediate)
{
    do {
        uint32_t bitmap = (uint32_t)ff_small_to_int(node[0]), bit = UINT32_C(1) << (hash & 15);
        if (!(bitmap & bit)) return FF_NONVALUE;
        ff_term slot = node[1 + (bitmap == FULL ? hash & 15 : slot_place(bitmap, bit))];
        if (ff_is_cons(slot))
            return (is_immediate ? ff_same : ff_identical)(ff_head(slot), key) ? ff_tail(slot) : FF_NONVALUE;
        node = (const ff_term *)ff_boxed_ptr(slot) + 1;
        hash >>= BITS_PER_LEVEL;
    } while (++level % LEVELS_PER_HASH);
    return get_below(node, key, level);
}

static ff_term get_below(const ff_term *node, ff_term key, unsigned level) { return get_from(node, key, hash_of(key, level), level, false); }

static __attribute__((noinline)) ff_term get_term(const ff_term *root, ff_term key) { return get_from(root, key, ff_hash_internal(key), 0, false); }

ff_term ff_hashmap_get(ff_term map, ff_term key)
{
    const ff_term *root = (const ff_term *)ff_boxed_ptr(map) + 2;
#ifndef __OPTIMIZE_SIZE__ /* nothing is called then, so nothing is saved */
    if (ff_is_immediate(key)) return get_from(root, key, ff_hash_immediate(key, FF_HASH_SALT), 0, true);
#endif
    return get_term(root, key);
}

ff_term ff_hashnode_new(ff_proc *p, size_t pairs, uint32_t bitmap, const ff_term *slots)
{
    size_t n = (size_t)__builtin_popcount(bitmap), first = pairs ? 3 : 2;
    ff_word *hp = ff_alloc(p, first + n);
    hp[0] = FF_HEADER(pairs ? FF_SUB_HASHMAP : FF_SUB_HASHNODE, first + n - 1);
    if (pairs) hp[1] = ff_small_from_int((int64_t)pairs).bits;
    hp[first - 1] = ff_small_from_int(bitmap).bits;
    memcpy(hp + first, slots, n * sizeof *slots);
    return ff_boxed_from_ptr(hp);
}

static size_t pairs_of(ff_term node) { return ff_boxed_subtag(node) == FF_SUB_HASHMAP ? ff_hashmap_size(node) : 0; }

/* Copies of a node: with another slot at `at`, one more slot, one slot less. */
static ff_term with_slot(ff_proc *p, ff_term node, size_t at, ff_term slot)
{
    size_t n, words = ff_header_words(ff_header(node)) + 1;
    ff_hashnode_slots(node, &n);
    ff_word *hp = ff_alloc(p, words);
    memcpy(hp, ff_boxed_ptr(node), words * sizeof *hp);
    hp[words - n + at] = slot.bits;
    return ff_boxed_from_ptr(hp);
}

static ff_term with_new_slot(ff_proc *p, ff_term node, uint32_t bit, ff_term slot)
{
    size_t n, words = ff_header_words(ff_header(node)) + 1;
    ff_hashnode_slots(node, &n);
    uint32_t bitmap = ff_hashnode_bitmap(node);
    size_t first = words - n, at = first + slot_place(bitmap, bit);
    ff_word *hp = ff_alloc(p, words + 1), *old = ff_boxed_ptr(node);
    memcpy(hp, old, at * sizeof *hp);
    hp[0] = FF_HEADER(ff_boxed_subtag(node), words);
    hp[first - 1] = ff_small_from_int(bitmap | bit).bits;
    hp[at] = slot.bits;
    memcpy(hp + at + 1, old + at, (words - at) * sizeof *hp);
    return ff_boxed_from_ptr(hp);
}

static ff_term without_slot(ff_proc *p, ff_term node, uint32_t bit)
{
    ff_term slots[16];
    size_t n;
    const ff_term *old = ff_hashnode_slots(node, &n);
    uint32_t bitmap = ff_hashnode_bitmap(node);
    size_t at = slot_place(bitmap, bit);
    memcpy(slots, old, at * sizeof *slots);
    memcpy(slots + at, old + at + 1, (n - at - 1) * sizeof *slots);
    return ff_hashnode_new(p, pairs_of(node), bitmap & ~bit, slots);
}

/* root was just made and nobody else has seen it. */
static ff_term set_size(ff_term root, size_t pairs)
{
    ff_boxed_ptr(root)[1] = ff_small_from_int((int64_t)pairs).bits;
    return root;
}

/* ---- put ---- */

ff_term ff_hashmap_join(ff_proc *p, ff_term pair_a, ff_hash_path a, ff_term pair_b, ff_hash_path b)
{
    uint32_t bit_a = path_bit(a), bit_b = path_bit(b);
    if (bit_a == bit_b) {
        ff_term below = ff_hashmap_join(p, pair_a, ff_hash_path_down(a), pair_b, ff_hash_path_down(b));
        return ff_hashnode_new(p, 0, bit_a, &below);
    }
    ff_term slots[2] = {bit_a < bit_b ? pair_a : pair_b, bit_a < bit_b ? pair_b : pair_a};
    return ff_hashnode_new(p, 0, bit_a | bit_b, slots);
}

static ff_term pair_put(ff_hashmap_putting *put, ff_term pair, ff_hash_path path)
{
    if (!ff_identical(ff_head(pair), put->key)) {
        ff_term added = ff_cons(put->p, put->key, put->value);
        return ff_hashmap_join(put->p, pair, ff_hash_path_at(ff_head(pair), path.level), added, path);
    }
    put->found = true;
    if (put->keep || ff_same(ff_tail(pair), put->value)) return pair;
    return ff_cons(put->p, put->key, put->value);
}

/* path: the key's at the level of the node that slot is, or would be. */
ff_term ff_hashmap_slot_put(ff_hashmap_putting *put, ff_term slot, ff_hash_path path)
{
    if (ff_is_cons(slot)) return pair_put(put, slot, path);
    uint32_t bitmap = ff_hashnode_bitmap(slot), bit = path_bit(path);
    if (!(bitmap & bit)) return with_new_slot(put->p, slot, bit, ff_cons(put->p, put->key, put->value));
    size_t n, at = slot_place(bitmap, bit);
    ff_term old = ff_hashnode_slots(slot, &n)[at];
    ff_term new = ff_hashmap_slot_put(put, old, ff_hash_path_down(path));
    return ff_same(old, new) ? slot : with_slot(put->p, slot, at, new);
}

ff_term ff_hashmap_put(ff_proc *p, ff_term map, ff_term key, ff_term value)
{
    ff_hashmap_putting put = {.p = p, .key = key, .value = value};
    ff_term new = ff_hashmap_slot_put(&put, map, ff_hash_path_at(key, 0));
    return put.found ? new : set_size(new, ff_hashmap_size(map) + 1);
}

/* Where the key is not there, what was made for it is left to the collector. */
ff_term ff_hashmap_replace(ff_proc *p, ff_term map, ff_term key, ff_term value)
{
    ff_hashmap_putting put = {.p = p, .key = key, .value = value};
    ff_term new = ff_hashmap_slot_put(&put, map, ff_hash_path_at(key, 0));
    return put.found ? new : FF_NONVALUE;
}

/* ---- remove ---- */

/* A slot whose node lost a pair: a lone pair moves up into its parent (I2). The root stays a node. */
static ff_term collapse(ff_term node)
{
    size_t n;
    const ff_term *slots = ff_hashnode_slots(node, &n);
    return n == 1 && ff_is_cons(slots[0]) ? slots[0] : node;
}

/* The node without the path's key, or itself; *value is set when the key was there. */
static ff_term node_remove(ff_proc *p, ff_term node, ff_hash_path path, ff_term *value)
{
    uint32_t bitmap = ff_hashnode_bitmap(node), bit = path_bit(path);
    if (!(bitmap & bit)) return node;
    size_t n, at = slot_place(bitmap, bit);
    ff_term slot = ff_hashnode_slots(node, &n)[at];
    if (ff_is_cons(slot)) {
        if (!ff_identical(ff_head(slot), path.key)) return node;
        *value = ff_tail(slot);
        return without_slot(p, node, bit);
    }
    ff_term below = node_remove(p, slot, ff_hash_path_down(path), value);
    return ff_same(below, slot) ? node : with_slot(p, node, at, collapse(below));
}

static ff_term to_flat(ff_proc *p, ff_term map)
{
    ff_term pairs[2 * FF_FLATMAP_MAX];
    ff_map_sorted_pairs(map, pairs);
    return ff_flatmap_from_pairs(p, ff_hashmap_size(map), pairs);
}

ff_term ff_hashmap_remove(ff_proc *p, ff_term map, ff_term key, ff_term *value)
{
    *value = FF_NONVALUE;
    ff_term new = node_remove(p, map, ff_hash_path_at(key, 0), value);
    if (!ff_is_value(*value)) return map;
    set_size(new, ff_hashmap_size(map) - 1);
    return ff_hashmap_size(new) > FF_FLATMAP_MAX ? new : to_flat(p, new);
}
