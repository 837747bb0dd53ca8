/* runtime/term/hash_old.c -- erlang:phash/2: the older portable hash, bytes multiplied into a running value.
 * SPDX-License-Identifier: Apache-2.0 */
#include "term/atom.h"
#include "term/hash.h"
#include "term/hash_mix.h"
#include "term/stack.h"

/* Primes a little above 2^28; the numbers say which kind of term each belongs to. */
#define PRIME_BYTE 268440163u     /* atoms, bytes of binaries */
#define PRIME_INTEGER 268439161u
#define PRIME_POSITIVE 268435459u /* also [] */
#define PRIME_NEGATIVE 268436141u /* also the size of a binary */
#define PRIME_PID 268438633u
#define PRIME_PID_END 268437017u  /* also floats */
#define PRIME_LIST_END 268437511u
#define PRIME_REF 268439627u      /* also tuples */
#define PRIME_REF_END 268440479u  /* also local funs */
#define PRIME_EXTERNAL 268440577u /* external funs, large ports */
#define PRIME_LAST_BITS 268440581u
#define PRIME_MAP 268440593u
#define PRIME_MAP_ADD 268440611u

/* What waits on the stack: a term, or one of these with an operand below it. */
#define TUPLE_END FF_HEADER(FF_SUB_FORWARD, 1) /* the arity */
#define LIST_END FF_HEADER(FF_SUB_FORWARD, 2)  /* no operand */
#define LIST_REST FF_HEADER(FF_SUB_FORWARD, 3) /* a tail that may be a list */

static uint32_t step_u32(uint32_t hash, uint32_t x, uint32_t prime)
{
    for (int shift = 0; shift < 32; shift += 8) hash = hash * prime + (x >> shift & 0xff);
    return hash;
}

/* At least four bytes, and the upper four only where they matter. */
static uint32_t step_u64(uint32_t hash, uint64_t x)
{
    hash = step_u32(hash, (uint32_t)x, PRIME_INTEGER);
    return x >> 32 ? step_u32(hash, (uint32_t)(x >> 32), PRIME_INTEGER) : hash;
}

static uint32_t hash_small(uint32_t hash, int64_t i)
{
    return step_u64(hash, i < 0 ? -(uint64_t)i : (uint64_t)i) * (i < 0 ? PRIME_NEGATIVE : PRIME_POSITIVE);
}

static uint32_t hash_big(uint32_t hash, ff_term big)
{
    size_t n = ff_big_limbs(big);
    const uint64_t *limbs = ff_big_limb_ptr(big);
    for (size_t i = 0; i + 1 < n; i++) {
        hash = step_u32(hash, (uint32_t)limbs[i], PRIME_INTEGER);
        hash = step_u32(hash, (uint32_t)(limbs[i] >> 32), PRIME_INTEGER);
    }
    return step_u64(hash, limbs[n - 1]) * (ff_big_is_negative(big) ? PRIME_NEGATIVE : PRIME_POSITIVE);
}

static uint32_t hash_name(uint32_t hash, ff_term atom)
{
    ff_text name = ff_atom_text_of(atom);
    return hash * PRIME_BYTE + ff_atom_name_hash(name.utf8, name.len_bytes);
}

static uint32_t hash_bits(uint32_t hash, ff_bits bits)
{
    size_t n = ff_bits_whole_bytes(bits), last = bits.bit_size % 8;
    for (size_t i = 0; i < n; i++) hash = hash * PRIME_BYTE + ff_bits_byte(bits, i);
    if (last) {
        uint32_t value = (uint32_t)ff_bits_read(bits.bytes, bits.bit_offset + 8 * n, last);
        hash = (hash * PRIME_BYTE + value) * PRIME_LAST_BITS + (uint32_t)last;
    }
    return hash * PRIME_NEGATIVE + (uint32_t)n;
}

static uint32_t hash_float(uint32_t hash, ff_term t)
{
    double d = ff_float_to_double(t) + 0.0; /* -0.0 is equal to 0.0 */
    uint64_t bits;
    __builtin_memcpy(&bits, &d, sizeof bits);
    return hash * PRIME_PID_END + ((uint32_t)bits ^ (uint32_t)(bits >> 32));
}

static uint32_t hash_pid(uint32_t hash, uint64_t n) { return step_u32(hash, (uint32_t)n, PRIME_PID) * PRIME_PID_END; }
static uint32_t hash_ref(uint32_t hash, uint64_t n) { return step_u32(hash, (uint32_t)n, PRIME_REF) * PRIME_REF_END; }
static uint32_t hash_port(uint32_t hash, uint64_t n)
{
    if (n >> 32) hash = step_u32(hash, (uint32_t)(n >> 32), PRIME_EXTERNAL);
    return hash_ref(hash, n);
}

static void push_terms(ff_stack *s, const ff_term *terms, size_t n)
{
    while (n-- > 0) ff_stack_push_term(s, terms[n]);
}

static uint32_t hash_fun(uint32_t hash, ff_term fun, ff_stack *s)
{
    const ff_fun_entry *e = ff_fun_entry_of(fun);
    ff_term module = ff_atom_from_number(e->mfa.module);
    if (e->external)
        return hash_name(hash_name(hash * PRIME_EXTERNAL + e->mfa.arity, module), ff_atom_from_number(e->mfa.function));
    size_t n = ff_fun_num_free(fun);
    hash = hash_name(hash * PRIME_REF_END + (uint32_t)n, module);
    push_terms(s, ff_fun_ptr(fun)->env, n);
    return (hash * PRIME_INTEGER + e->index) * PRIME_INTEGER + e->old_uniq;
}

/* Leading bytes at once; then the first other head, and the rest of the list after it. */
static uint32_t hash_list(uint32_t hash, ff_term list, ff_stack *s)
{
    for (; ff_is_cons(list) && ff_is_byte(ff_head(list)); list = ff_tail(list))
        hash = hash * PRIME_INTEGER + (uint32_t)ff_small_to_int(ff_head(list));
    if (ff_is_cons(list)) {
        ff_stack_push_term(s, ff_tail(list));
        ff_stack_push(s, LIST_REST);
        ff_stack_push_term(s, ff_head(list));
    } else {
        ff_stack_push(s, LIST_END);
        ff_stack_push_term(s, list);
    }
    return hash;
}

static uint32_t hash_rest(uint32_t hash, ff_term tail, ff_stack *s)
{
    if (ff_is_cons(tail)) return hash_list(hash, tail, s);
    ff_stack_push(s, LIST_END);
    ff_stack_push_term(s, tail);
    return hash;
}

static uint32_t hash_tuple(uint32_t hash, ff_term tuple, ff_stack *s)
{
    ff_stack_push(s, ff_tuple_arity(tuple));
    ff_stack_push(s, TUPLE_END);
    push_terms(s, ff_tuple_elements(tuple), ff_tuple_arity(tuple));
    return hash;
}

static uint32_t hash_boxed(uint32_t hash, ff_term t, ff_stack *s)
{
    switch (ff_boxed_subtag(t)) {
    case FF_SUB_TUPLE: return hash_tuple(hash, t, s);
    case FF_SUB_POS_BIG:
    case FF_SUB_NEG_BIG: return hash_big(hash, t);
    case FF_SUB_FLOAT: return hash_float(hash, t);
    case FF_SUB_REF: return hash_ref(hash, ((const ff_ref *)ff_boxed_ptr(t))->number);
    case FF_SUB_FUN: return hash_fun(hash, t, s);
    case FF_SUB_FLATMAP:
    case FF_SUB_HASHMAP: return hash * PRIME_MAP + PRIME_MAP_ADD + ff_phash2(t);
    case FF_SUB_EXT_PID: return hash_pid(hash, ff_boxed_ptr(t)[3]);
    case FF_SUB_EXT_PORT: return hash_port(hash, ff_boxed_ptr(t)[3]);
    case FF_SUB_EXT_REF: return hash_ref(hash, ff_boxed_ptr(t)[3]);
    default: return hash_bits(hash, ff_bits_of(t));
    }
}

static uint32_t hash_immediate(uint32_t hash, ff_term t, ff_stack *s)
{
    if (ff_is_small(t)) return hash_small(hash, ff_small_to_int(t));
    if (ff_is_atom(t)) return hash_name(hash, t);
    if (ff_is_nil(t)) return hash * PRIME_POSITIVE + 1;
    if (ff_is_local_pid(t)) return hash_pid(hash, ff_pid_number(t) & 0xfffffff);
    if (ff_is_local_port(t)) return hash_port(hash, ff_pid_number(t));
    if (t.bits == TUPLE_END) return hash * PRIME_REF + (uint32_t)ff_stack_pop(s);
    if (t.bits == LIST_END) return hash * PRIME_LIST_END;
    return hash_rest(hash, ff_stack_pop_term(s), s);
}

uint32_t ff_phash(ff_term t)
{
    uint32_t hash = 0;
    ff_stack s;
    ff_stack_init(&s);
    ff_stack_push_term(&s, t);
    while (!ff_stack_is_empty(&s)) {
        t = ff_stack_pop_term(&s);
        if (ff_is_cons(t))
            hash = hash_list(hash, t, &s);
        else if (ff_is_boxed(t))
            hash = hash_boxed(hash, t, &s);
        else
            hash = hash_immediate(hash, t, &s);
    }
    ff_stack_fini(&s);
    return hash;
}
