/* runtime/etf/encode.c -- Terms to the external term format.
 * What is still to be written waits on a stack of words: terms, and two kinds of marks.
 * SPDX-License-Identifier: Apache-2.0 */
#include "etf/etf.h"

#include "bin/bits.h"
#include "num/float_digits.h"
#include "ff_atoms.tab.h"
#include "term/atom.h"
#include "term/map.h"
#include "term/stack.h"

#include <string.h>

enum { MAX_STRING = 65535, FLOAT_TEXT_BYTES = 31, TERMS_PER_REDUCTION = 32 };

/* Words that no term can be. The word below LIST_REST is the rest of a list whose header is written; the one below FUN_END
 * is where the size of a fun belongs, once its environment is written. */
enum { LIST_REST = 0x08, FUN_END = 0x18 };

typedef struct encoder {
    ff_buffer *out;
    const ff_etf_options *options;
    ff_stack todo;
    size_t n_terms;
} encoder;

/* ---- bytes ---- */

static void put_8(encoder *e, unsigned v) { *ff_buffer_room(e->out, 1) = (uint8_t)v; }
static void put_16(encoder *e, unsigned v) { ff_store_number(ff_buffer_room(e->out, 2), 2, v); }
static void put_32(encoder *e, uint64_t v) { ff_store_number(ff_buffer_room(e->out, 4), 4, v); }
static void put_64(encoder *e, uint64_t v) { ff_store_number(ff_buffer_room(e->out, 8), 8, v); }
static void put_bytes(encoder *e, const void *bytes, size_t n)
{
    uint8_t *to = ff_buffer_room(e->out, n);
    if (n) memcpy(to, bytes, n);
}

/* ---- atoms ---- */

/* Writes text as Latin-1 with room for its length in front; false, with nothing written, when it has other characters. */
static bool put_latin1_atom(encoder *e, ff_text text)
{
    size_t begin = e->out->n;
    uint8_t *to = ff_buffer_room(e->out, 3 + text.len_bytes), *at = to + 3;
    for (size_t i = 0; i < text.len_bytes; i++) {
        uint8_t c = (uint8_t)text.utf8[i];
        if (c > 0xc3) {
            e->out->n = begin;
            return false;
        }
        *at++ = c < 0x80 ? c : (uint8_t)(c << 6 | (text.utf8[++i] & 0x3f));
    }
    to[0] = FF_ETF_ATOM;
    ff_store_number(to + 1, 2, (uint64_t)(at - to - 3));
    e->out->n = begin + (size_t)(at - to);
    return true;
}

static void put_atom(encoder *e, ff_term atom)
{
    ff_text text = ff_atom_text_of(atom);
    if (e->options->minor_version < 2 && put_latin1_atom(e, text)) return;
    if (text.len_bytes < 256) {
        put_8(e, FF_ETF_SMALL_ATOM_UTF8);
        put_8(e, (unsigned)text.len_bytes);
    } else {
        put_8(e, FF_ETF_ATOM_UTF8);
        put_16(e, (unsigned)text.len_bytes);
    }
    put_bytes(e, text.utf8, text.len_bytes);
}

/* ---- numbers ---- */

static void put_magnitude(encoder *e, bool negative, const uint64_t *limbs, size_t n_limbs)
{
    size_t n = n_limbs * 8 - (size_t)__builtin_clzll(limbs[n_limbs - 1]) / 8;
    put_8(e, n < 256 ? FF_ETF_SMALL_BIG : FF_ETF_LARGE_BIG);
    if (n < 256)
        put_8(e, (unsigned)n);
    else
        put_32(e, n);
    put_8(e, negative);
    put_bytes(e, limbs, n); /* limbs are little-endian on every target, as the format is */
}

static void put_small(encoder *e, int64_t i)
{
    if (i >= 0 && i < 256) {
        put_8(e, FF_ETF_SMALL_INTEGER);
        put_8(e, (unsigned)i);
    } else if (i >= INT32_MIN && i <= INT32_MAX) {
        put_8(e, FF_ETF_INTEGER);
        put_32(e, (uint64_t)i);
    } else {
        uint64_t magnitude = i < 0 ? -(uint64_t)i : (uint64_t)i;
        put_magnitude(e, i < 0, &magnitude, 1);
    }
}

static void put_float(encoder *e, double d)
{
    if (e->options->minor_version > 0) {
        uint64_t bits;
        memcpy(&bits, &d, sizeof bits);
        put_8(e, FF_ETF_NEW_FLOAT);
        put_64(e, bits);
        return;
    }
    char text[FLOAT_TEXT_BYTES + 1] = {0};
    ff_float_put_e(d, 20, text, sizeof text);
    put_8(e, FF_ETF_FLOAT);
    put_bytes(e, text, FLOAT_TEXT_BYTES);
}

/* ---- identifiers: of this node (immediates, ff_ref), or boxed as node | creation | number ... ---- */

static void put_pid(encoder *e, ff_term pid)
{
    bool own = ff_is_local_pid(pid);
    const ff_word *at = own ? NULL : ff_boxed_ptr(pid);
    uint64_t number = own ? ff_pid_number(pid) : at[3];
    unsigned number_bits = own ? FF_ETF_PID_BITS : 32;
    put_8(e, FF_ETF_NEW_PID);
    put_atom(e, own ? FF_AM_nonode_at_nohost : FF_TERM(at[1]));
    put_32(e, number & ((UINT64_C(1) << number_bits) - 1));
    put_32(e, number >> number_bits);
    put_32(e, own ? 0 : at[2]);
}

static void put_port(encoder *e, ff_term port)
{
    bool own = ff_is_local_port(port);
    const ff_word *at = own ? NULL : ff_boxed_ptr(port);
    uint64_t number = own ? ff_pid_number(port) : at[3];
    bool wide = number >> 28;
    put_8(e, wide ? FF_ETF_V4_PORT : FF_ETF_NEW_PORT);
    put_atom(e, own ? FF_AM_nonode_at_nohost : FF_TERM(at[1]));
    if (wide)
        put_64(e, number);
    else
        put_32(e, number);
    put_32(e, own ? 0 : at[2]);
}

/* One's own reference: 18, 32 and 14 bits of its number, then, when a pid belongs to it, that pid's number. */
static void put_own_ref(encoder *e, const ff_ref *ref)
{
    put_16(e, ref->pid ? 5 : 3);
    put_atom(e, FF_AM_nonode_at_nohost);
    put_32(e, 0);
    put_32(e, ref->number & ((1u << FF_ETF_REF_LOW_BITS) - 1));
    put_32(e, ref->number >> FF_ETF_REF_LOW_BITS & UINT32_MAX);
    put_32(e, ref->number >> (FF_ETF_REF_LOW_BITS + 32));
    if (!ref->pid) return;
    uint64_t owner = ff_pid_number(FF_TERM(ref->pid));
    put_32(e, owner & UINT32_MAX);
    put_32(e, owner >> 32);
}

static void put_ref(encoder *e, ff_term ref)
{
    const ff_word *at = ff_boxed_ptr(ref);
    put_8(e, FF_ETF_NEWER_REFERENCE);
    if (ff_boxed_subtag(ref) == FF_SUB_REF) {
        put_own_ref(e, (const ff_ref *)at);
        return;
    }
    size_t n = ff_header_words(at[0]) - 2;
    put_16(e, (unsigned)n);
    put_atom(e, FF_TERM(at[1]));
    put_32(e, at[2]);
    for (size_t i = 0; i < n; i++) put_32(e, at[3 + i]);
}

/* ---- binaries ---- */

static void put_bitstring(encoder *e, ff_term t)
{
    ff_bits bits = ff_bits_of(t);
    unsigned rest = bits.bit_size % 8;
    size_t n = (bits.bit_size + 7) / 8;
    put_8(e, rest ? FF_ETF_BIT_BINARY : FF_ETF_BINARY);
    put_32(e, n);
    if (rest) put_8(e, rest);
    uint8_t *to = ff_buffer_room(e->out, n);
    if (n) ff_bits_to_bytes(to, bits);
}

/* ---- what holds other terms ---- */

/* Makes elements the next terms to be written, the first one first. */
static void push_terms(encoder *e, const ff_term *elements, size_t n)
{
    ff_word *to = ff_stack_push_n(&e->todo, n);
    for (size_t i = 0; i < n; i++) to[n - 1 - i] = elements[i].bits;
}

static void put_tuple(encoder *e, ff_term tuple)
{
    size_t n = ff_tuple_arity(tuple);
    put_8(e, n < 256 ? FF_ETF_SMALL_TUPLE : FF_ETF_LARGE_TUPLE);
    if (n < 256)
        put_8(e, (unsigned)n);
    else
        put_32(e, n);
    push_terms(e, ff_tuple_elements(tuple), n);
}

/* How many elements a list has before its tail, and whether all of it is bytes. */
static size_t list_length(ff_term list, bool *is_string)
{
    size_t n = 0;
    *is_string = true;
    for (; ff_is_cons(list); list = ff_tail(list), n++) {
        ff_term head = ff_head(list);
        if (!ff_is_small(head) || (uint64_t)ff_small_to_int(head) > 255) *is_string = false;
    }
    *is_string = *is_string && ff_is_nil(list) && n <= MAX_STRING;
    return n;
}

static void put_list(encoder *e, ff_term list)
{
    bool is_string;
    size_t n = list_length(list, &is_string);
    if (!is_string) {
        put_8(e, FF_ETF_LIST);
        put_32(e, n);
        ff_stack_push_term(&e->todo, list);
        ff_stack_push(&e->todo, LIST_REST);
        return;
    }
    put_8(e, FF_ETF_STRING);
    put_16(e, (unsigned)n);
    uint8_t *to = ff_buffer_room(e->out, n);
    for (; ff_is_cons(list); list = ff_tail(list)) *to++ = (uint8_t)ff_small_to_int(ff_head(list));
}

/* The rest of a list whose elements so far are written: its next element first, then its rest again. */
static ff_term next_of_list(encoder *e, ff_term rest)
{
    if (!ff_is_cons(rest)) return rest;
    ff_stack_push_term(&e->todo, ff_tail(rest));
    ff_stack_push(&e->todo, LIST_REST);
    return ff_head(rest);
}

/* Fills pairs in OTP's order: a hash map's iteration backwards. */
static void fill_pairs(ff_term map, ff_term *pairs, size_t n)
{
    ff_map_iter it;
    ff_map_iter_init(&it, map);
    bool backwards = ff_boxed_subtag(map) == FF_SUB_HASHMAP;
    for (size_t i = 0; i < n; i += 2) {
        ff_term *to = pairs + (backwards ? n - 2 - i : i);
        ff_map_iter_next(&it, &to[0], &to[1]);
    }
}

static void put_map(encoder *e, ff_term map)
{
    size_t n = 2 * ff_map_size(map);
    put_8(e, FF_ETF_MAP);
    put_32(e, n / 2);
    ff_term *pairs = ff_malloc((n + 1) * sizeof *pairs);
    if (e->options->deterministic)
        ff_map_sorted_pairs(map, pairs);
    else
        fill_pairs(map, pairs, n);
    push_terms(e, pairs, n);
    ff_free(pairs);
}

static void put_export(encoder *e, const ff_fun_entry *entry)
{
    put_8(e, FF_ETF_EXPORT);
    put_atom(e, ff_atom_from_number(entry->mfa.module));
    put_atom(e, ff_atom_from_number(entry->mfa.function));
    put_small(e, entry->mfa.arity);
}

/* A local fun: the size in front counts the environment too, so it is filled in at the end. */
static void put_local_fun(encoder *e, ff_proc *p, ff_term fun)
{
    const ff_fun_entry *entry = ff_fun_entry_of(fun);
    size_t n = ff_fun_num_free(fun);
    put_8(e, FF_ETF_NEW_FUN);
    ff_stack_push(&e->todo, e->out->n);
    ff_stack_push(&e->todo, FUN_END);
    put_32(e, 0);
    put_8(e, ff_fun_arity(fun));
    put_bytes(e, entry->uniq, 16);
    put_32(e, entry->index);
    put_32(e, n);
    put_atom(e, ff_atom_from_number(entry->mfa.module));
    put_small(e, entry->index);
    put_small(e, entry->old_uniq);
    put_pid(e, p->self);
    push_terms(e, ff_fun_ptr(fun)->env, n);
}

static void finish_fun(encoder *e, size_t begin)
{
    ff_store_number(e->out->bytes + begin, 4, e->out->n - begin);
}

static void put_boxed(encoder *e, ff_proc *p, ff_term t)
{
    switch (ff_boxed_subtag(t)) {
    case FF_SUB_TUPLE: put_tuple(e, t); break;
    case FF_SUB_POS_BIG:
    case FF_SUB_NEG_BIG: put_magnitude(e, ff_big_is_negative(t), ff_big_limb_ptr(t), ff_big_limbs(t)); break;
    case FF_SUB_FLOAT: put_float(e, ff_float_to_double(t)); break;
    case FF_SUB_REF:
    case FF_SUB_EXT_REF: put_ref(e, t); break;
    case FF_SUB_EXT_PID: put_pid(e, t); break;
    case FF_SUB_EXT_PORT: put_port(e, t); break;
    case FF_SUB_FUN:
        if (ff_fun_entry_of(t)->external)
            put_export(e, ff_fun_entry_of(t));
        else
            put_local_fun(e, p, t);
        break;
    case FF_SUB_FLATMAP:
    case FF_SUB_HASHMAP: put_map(e, t); break;
    default: put_bitstring(e, t); break;
    }
}

static void put_term(encoder *e, ff_proc *p, ff_term t)
{
    if (ff_is_small(t))
        put_small(e, ff_small_to_int(t));
    else if (ff_is_atom(t))
        put_atom(e, t);
    else if (ff_is_nil(t))
        put_8(e, FF_ETF_NIL);
    else if (ff_is_cons(t))
        put_list(e, t);
    else if (ff_is_local_pid(t))
        put_pid(e, t);
    else if (ff_is_local_port(t))
        put_port(e, t);
    else
        put_boxed(e, p, t);
}

void ff_etf_encode(ff_proc *p, ff_buffer *out, ff_term t, const ff_etf_options *options)
{
    encoder e = {.out = out, .options = options};
    ff_stack_init(&e.todo);
    ff_stack_push_term(&e.todo, t);
    while (!ff_stack_is_empty(&e.todo)) {
        ff_word w = ff_stack_pop(&e.todo);
        if (w == FUN_END)
            finish_fun(&e, (size_t)ff_stack_pop(&e.todo));
        else
            put_term(&e, p, w == LIST_REST ? next_of_list(&e, ff_stack_pop_term(&e.todo)) : FF_TERM(w));
        e.n_terms++;
    }
    ff_stack_fini(&e.todo);
    ff_bump(p, e.n_terms / TERMS_PER_REDUCTION);
}
