/* runtime/term/hash.c -- erlang:phash2/1,2: the portable hash.
 * A term's parts are mixed into one running value in a fixed order. Maps have no order: each pair is hashed on its own and
 * the pairs' values are combined by exclusive or.
 * SPDX-License-Identifier: Apache-2.0 */
#include "term/hash.h"
#include "term/atom.h"
#include "term/hash_mix.h"
#include "term/map.h"
#include "term/stack.h"

enum {
    KIND_SMALL = 1, KIND_NIL = 2, KIND_ATOM = 3, KIND_BYTES = 4, KIND_PID = 5, KIND_PORT = 6, KIND_REF = 7, KIND_TUPLE = 9,
    KIND_NEGATIVE = 10, KIND_POSITIVE = 11, KIND_FLOAT = 12, KIND_EXTERNAL_NAME = 14, KIND_MAP = 16, KIND_MAP_PAIRS = 19
};
enum { NIL_TYPE = 2 };
#define LONE_NIL 3468870702u
#define PAIR_MARK FF_HEADER(FF_SUB_FORWARD, 1)    /* on the stack: a pair of the map has been hashed */
#define MAP_END_MARK FF_HEADER(FF_SUB_FORWARD, 2) /* all pairs have; below: hash and pairs of what the map is in */

typedef struct hashing {
    uint32_t hash;
    uint32_t pairs; /* the pairs so far of the map being hashed */
    ff_stack stack;
} hashing;

/* As the hash of the BEAM's atom table: two-byte characters of Latin-1 count as one. */
uint32_t ff_atom_name_hash(const char *utf8, size_t len_bytes)
{
    const unsigned char *at = (const unsigned char *)utf8, *end = at + len_bytes;
    uint32_t hash = 0;
    while (at < end) {
        uint32_t c = *at++;
        if (at < end && (c & 0xfe) == 0xc2 && (*at & 0xc0) == 0x80) c = (c << 6 | (*at++ & 0x3f)) & 0xff;
        hash = (hash << 4) + c;
        uint32_t top = hash & 0xf0000000;
        hash = (hash ^ top >> 24) ^ top;
    }
    return hash;
}

static uint32_t atom_hash(ff_term atom)
{
    ff_text name = ff_atom_text_of(atom);
    return ff_atom_name_hash(name.utf8, name.len_bytes);
}

static uint32_t number_hash(uint32_t atom_number) { return atom_hash(ff_atom_from_number(atom_number)); }

static uint32_t mix_small(uint32_t hash, int64_t i)
{
    if (i >= 1 << 27 || i < -(1 << 27))
        return i < 0 ? ff_mix_word(hash, -(uint64_t)i, KIND_NEGATIVE) : ff_mix_word(hash, (uint64_t)i, KIND_POSITIVE);
    if (i < 0) hash = ff_mix_1(hash, (uint32_t)-i, KIND_SMALL);
    return ff_mix_1(hash, (uint32_t)i, KIND_SMALL);
}

static uint32_t mix_immediate(uint32_t hash, ff_term t)
{
    if (ff_is_small(t)) return mix_small(hash, ff_small_to_int(t));
    if (ff_is_atom(t)) return hash ? ff_mix_1(hash, atom_hash(t), KIND_ATOM) : atom_hash(t);
    if (ff_is_nil(t)) return hash ? ff_mix_1(hash, NIL_TYPE, KIND_NIL) : LONE_NIL;
    if (ff_is_local_pid(t)) return ff_mix_1(hash, (uint32_t)ff_pid_number(t) & 0xfffffff, KIND_PID);
    return ff_mix_word(hash, ff_pid_number(t), KIND_PORT);
}

/* Leading bytes are taken four at a time, then one head is left to be hashed and the tail behind it. */
static void mix_list(hashing *h, ff_term list)
{
    uint32_t bytes = 0, n = 0;
    for (; ff_is_cons(list) && ff_is_byte(ff_head(list)); list = ff_tail(list)) {
        bytes = bytes << 8 | (uint32_t)ff_small_to_int(ff_head(list));
        if (++n == 4) {
            h->hash = ff_mix_1(h->hash, bytes, KIND_BYTES);
            bytes = n = 0;
        }
    }
    if (n) h->hash = ff_mix_1(h->hash, bytes, KIND_BYTES);
    if (ff_is_cons(list)) {
        ff_stack_push_term(&h->stack, ff_tail(list));
        list = ff_head(list);
    }
    ff_stack_push_term(&h->stack, list);
}

/* The first one is to be hashed first. */
static void push_terms(hashing *h, const ff_term *terms, size_t n)
{
    while (n-- > 0) ff_stack_push_term(&h->stack, terms[n]);
}

static void mix_map(hashing *h, ff_term map)
{
    size_t n = ff_map_size(map);
    h->hash = ff_mix_1(h->hash, (uint32_t)n, KIND_MAP);
    if (n == 0) return;
    ff_stack_push(&h->stack, h->pairs);
    ff_stack_push(&h->stack, h->hash);
    ff_stack_push(&h->stack, MAP_END_MARK);
    ff_map_iter it;
    ff_map_iter_init(&it, map);
    for (ff_term key, value; ff_map_iter_next(&it, &key, &value);) {
        ff_stack_push(&h->stack, PAIR_MARK);
        ff_stack_push_term(&h->stack, value);
        ff_stack_push_term(&h->stack, key);
    }
    h->hash = h->pairs = 0;
}

static void end_map(hashing *h)
{
    h->hash = ff_mix_1((uint32_t)ff_stack_pop(&h->stack), h->pairs, KIND_MAP_PAIRS);
    h->pairs = (uint32_t)ff_stack_pop(&h->stack);
}

static void end_pair(hashing *h)
{
    h->pairs ^= h->hash;
    h->hash = 0;
}

static void mix_fun(hashing *h, ff_term fun)
{
    const ff_fun_entry *e = ff_fun_entry_of(fun);
    size_t n = ff_fun_num_free(fun);
    h->hash = ff_mix_2(h->hash, e->external ? e->mfa.arity : (uint32_t)n, number_hash(e->mfa.module), KIND_SMALL);
    if (e->external)
        h->hash = ff_mix_1(h->hash, number_hash(e->mfa.function), KIND_EXTERNAL_NAME);
    else
        h->hash = ff_mix_2(h->hash, e->index, e->old_uniq, KIND_SMALL);
    push_terms(h, ff_fun_ptr(fun)->env, n);
}

static uint32_t mix_float(uint32_t hash, ff_term t)
{
    double d = ff_float_to_double(t) + 0.0; /* -0.0 is equal to 0.0 */
    uint64_t bits;
    __builtin_memcpy(&bits, &d, sizeof bits);
    return ff_mix_2(hash, (uint32_t)(bits >> 32), (uint32_t)bits, KIND_FLOAT);
}

static uint32_t mix_identifier(uint32_t hash, ff_term t, unsigned kind) /* of another node */
{
    return ff_mix_1(hash, (uint32_t)ff_boxed_ptr(t)[3], kind);
}

static void mix_boxed(hashing *h, ff_term t)
{
    switch (ff_boxed_subtag(t)) {
    case FF_SUB_TUPLE:
        h->hash = ff_mix_1(h->hash, (uint32_t)ff_tuple_arity(t), KIND_TUPLE);
        push_terms(h, ff_tuple_elements(t), ff_tuple_arity(t));
        break;
    case FF_SUB_POS_BIG:
    case FF_SUB_NEG_BIG: h->hash = ff_mix_big(h->hash, t); break;
    case FF_SUB_FLOAT: h->hash = mix_float(h->hash, t); break;
    case FF_SUB_REF: h->hash = ff_mix_1(h->hash, (uint32_t)((const ff_ref *)ff_boxed_ptr(t))->number, KIND_REF); break;
    case FF_SUB_FUN: mix_fun(h, t); break;
    case FF_SUB_FLATMAP:
    case FF_SUB_HASHMAP: mix_map(h, t); break;
    case FF_SUB_EXT_PID: h->hash = mix_identifier(h->hash, t, KIND_PID); break;
    case FF_SUB_EXT_PORT: h->hash = mix_identifier(h->hash, t, KIND_PORT); break;
    case FF_SUB_EXT_REF: h->hash = mix_identifier(h->hash, t, KIND_REF); break;
    default: h->hash = ff_mix_bits(h->hash, ff_bits_of(t)); break;
    }
}

uint32_t ff_phash2(ff_term t)
{
    if (ff_is_immediate(t)) return mix_immediate(0, t);
    hashing h = {0};
    ff_stack_init(&h.stack);
    ff_stack_push_term(&h.stack, t);
    while (!ff_stack_is_empty(&h.stack)) {
        t = ff_stack_pop_term(&h.stack);
        if (ff_is_cons(t))
            mix_list(&h, t);
        else if (ff_is_boxed(t))
            mix_boxed(&h, t);
        else if (t.bits == PAIR_MARK)
            end_pair(&h);
        else if (t.bits == MAP_END_MARK)
            end_map(&h);
        else
            h.hash = mix_immediate(h.hash, t);
    }
    ff_stack_fini(&h.stack);
    return h.hash;
}
