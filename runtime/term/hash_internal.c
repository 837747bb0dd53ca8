/* runtime/term/hash_internal.c -- The hash that places keys in hash maps, and so orders them.
 * SPDX-License-Identifier: Apache-2.0 */
#include "term/hash.h"
#include "term/hash_mix.h"
#include "term/hashmap.h"
#include "term/stack.h"

enum {
    KIND_BYTES = 4, KIND_PID = 5, KIND_PORT = 6, KIND_REF = 7, KIND_REF_REST = 8, KIND_TUPLE = 9,
    KIND_FLOAT = 12, KIND_EXTERNAL_FUN = 14, KIND_MAP = 16, KIND_HEAD = 17, KIND_TAIL = 18, KIND_FUN = 20,
    KIND_FUN_ENTRY = 21, KIND_LAST_BYTES = 22
};
#define TAIL_MARK FF_HEADER(FF_SUB_FORWARD, 0) /* on the stack: an improper tail comes next */

static uint32_t mix_constant(uint32_t hash, unsigned kind)
{
    hash ^= FF_GOLDEN(kind);
    return hash << 17 ^ hash >> 15;
}

/* Leading bytes are taken four at a time, then one head is left to be hashed and the tail behind it. */
static uint32_t mix_list(uint32_t hash, ff_term list, ff_stack *s)
{
    uint32_t bytes = 0, n = 0;
    for (; ff_is_cons(list) && ff_is_byte(ff_head(list)); list = ff_tail(list)) {
        bytes = bytes << 8 | (uint32_t)ff_small_to_int(ff_head(list));
        if (++n == 4) {
            hash = ff_mix_1(hash, bytes, KIND_BYTES);
            bytes = n = 0;
        }
    }
    if (n) hash = ff_mix_2(hash, bytes, n, KIND_LAST_BYTES);
    if (!ff_is_cons(list)) {
        ff_stack_push_term(s, list);
        return hash;
    }
    ff_stack_push_term(s, ff_tail(list));
    if (!ff_is_cons(ff_tail(list))) ff_stack_push(s, TAIL_MARK);
    ff_stack_push_term(s, ff_head(list));
    return mix_constant(hash, KIND_HEAD);
}

/* The first one is to be hashed first. */
static void push_terms(ff_stack *s, const ff_term *terms, size_t n)
{
    while (n-- > 0) ff_stack_push_term(s, terms[n]);
}

static void push_slots(ff_stack *s, ff_term node)
{
    size_t n;
    const ff_term *slots = ff_hashnode_slots(node, &n);
    for (size_t i = 0; i < n; i++) {
        if (ff_is_cons(slots[i]))
            push_terms(s, (const ff_term *)ff_cons_ptr(slots[i]), 2);
        else
            ff_stack_push_term(s, slots[i]);
    }
}

static uint32_t mix_flatmap(uint32_t hash, ff_term map, ff_stack *s)
{
    size_t n = ff_flatmap_size(map);
    const ff_term *keys = ff_tuple_elements(ff_flatmap_keys(map)), *values = ff_flatmap_values(map);
    for (size_t i = n; i-- > 0;) {
        ff_stack_push_term(s, values[i]);
        ff_stack_push_term(s, keys[i]);
    }
    return ff_mix_1(hash, (uint32_t)n, KIND_MAP);
}

static uint32_t mix_fun(uint32_t hash, ff_term fun, ff_stack *s)
{
    const ff_fun_entry *e = ff_fun_entry_of(fun);
    size_t n = ff_fun_num_free(fun);
    if (e->external) {
        hash = ff_mix_2(hash, e->mfa.module, e->mfa.function, KIND_EXTERNAL_FUN);
        return ff_mix_1(hash, e->mfa.arity, KIND_EXTERNAL_FUN);
    }
    hash = ff_mix_2(hash, (uint32_t)n, e->mfa.module, KIND_FUN);
    push_terms(s, ff_fun_ptr(fun)->env, n);
    return ff_mix_2(hash, e->index, e->old_uniq, KIND_FUN_ENTRY);
}

static uint32_t mix_float(uint32_t hash, ff_term t)
{
    double d = ff_float_to_double(t) + 0.0; /* -0.0 is equal to 0.0 */
    uint64_t bits;
    __builtin_memcpy(&bits, &d, sizeof bits);
    return ff_mix_word(hash, bits, KIND_FLOAT);
}

static uint32_t mix_ref(uint32_t hash, uint64_t number)
{
    hash = ff_mix_1(hash, (uint32_t)number, KIND_REF);
    return ff_mix_1(hash, (uint32_t)(number >> 32), KIND_REF_REST);
}

/* An identifier of another node: every word of it. */
static uint32_t mix_words(uint32_t hash, ff_term t, unsigned kind)
{
    for (size_t i = 1; i <= ff_header_words(ff_header(t)); i++) hash = ff_mix_word(hash, ff_boxed_ptr(t)[i], kind);
    return hash;
}

/* The same for every pair and triple that is a key: clang computes it. */
static uint32_t mix_arity(uint32_t hash, size_t arity)
{
    if (hash == FF_HASH_SALT && arity == 2) return ff_mix_1(FF_HASH_SALT, 2, KIND_TUPLE);
    if (hash == FF_HASH_SALT && arity == 3) return ff_mix_1(FF_HASH_SALT, 3, KIND_TUPLE);
    return ff_mix_1(hash, (uint32_t)arity, KIND_TUPLE);
}

typedef struct run_of_terms {
    const ff_term *at;
    size_t n;
} run_of_terms;

/* Leading immediates need not wait on the stack: most tuples that are keys have nothing else. *rest is what is behind them. */
static uint32_t mix_tuple(uint32_t hash, ff_term t, run_of_terms *rest)
{
    *rest = (run_of_terms){ff_tuple_elements(t), ff_tuple_arity(t)};
    hash = mix_arity(hash, rest->n);
    for (; rest->n > 0 && ff_is_immediate(*rest->at); rest->at++, rest->n--) hash = ff_hash_immediate(*rest->at, hash);
    return hash;
}

static uint32_t mix_boxed(uint32_t hash, ff_term t, ff_stack *s)
{
    switch (ff_boxed_subtag(t)) {
    case FF_SUB_TUPLE: {
        run_of_terms rest;
        hash = mix_tuple(hash, t, &rest);
        push_terms(s, rest.at, rest.n);
        return hash;
    }
    case FF_SUB_POS_BIG:
    case FF_SUB_NEG_BIG: return ff_mix_big(hash, t);
    case FF_SUB_FLOAT: return mix_float(hash, t);
    case FF_SUB_REF: return mix_ref(hash, ((const ff_ref *)ff_boxed_ptr(t))->number);
    case FF_SUB_FUN: return mix_fun(hash, t, s);
    case FF_SUB_FLATMAP: return mix_flatmap(hash, t, s);
    case FF_SUB_HASHMAP: push_slots(s, t); return ff_mix_1(hash, (uint32_t)ff_hashmap_size(t), KIND_MAP);
    case FF_SUB_HASHNODE: push_slots(s, t); return hash;
    case FF_SUB_EXT_PID: return mix_words(hash, t, KIND_PID);
    case FF_SUB_EXT_PORT: return mix_words(hash, t, KIND_PORT);
    case FF_SUB_EXT_REF: return mix_words(hash, t, KIND_REF);
    default: return ff_mix_bits(hash, ff_bits_of(t));
    }
}

static __attribute__((noinline)) uint32_t mix_terms(uint32_t hash, run_of_terms terms)
{
    ff_stack s;
    ff_stack_init(&s);
    push_terms(&s, terms.at, terms.n);
    while (!ff_stack_is_empty(&s)) {
        ff_term t = ff_stack_pop_term(&s);
        if (ff_is_cons(t))
            hash = mix_list(hash, t, &s);
        else if (ff_is_boxed(t))
            hash = mix_boxed(hash, t, &s);
        else if (t.bits == TAIL_MARK)
            hash = mix_constant(hash, KIND_TAIL);
        else
            hash = ff_hash_immediate(t, hash);
    }
    ff_stack_fini(&s);
    return hash;
}

static uint32_t internal_hash(ff_term t, uint32_t salt)
{
    uint32_t hash = salt ^ FF_HASH_SALT;
    if (ff_is_immediate(t)) return ff_hash_immediate(t, hash);
    run_of_terms rest = {&t, 1};
    if (ff_is_tuple(t)) hash = mix_tuple(hash, t, &rest);
    return rest.n == 0 ? hash : mix_terms(hash, rest);
}

uint32_t ff_hash_internal(ff_term t) { return ff_is_small(t) ? ff_hash_immediate(t, FF_HASH_SALT) : internal_hash(t, 0); }

uint32_t ff_map_hash(ff_term key, unsigned depth)
{
    return depth ? internal_hash(key, ff_mix_2(0, depth, 1, KIND_LAST_BYTES)) : ff_hash_internal(key);
}
