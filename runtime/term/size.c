/* runtime/term/size.c -- How many heap words a term takes on the BEAM, for erts_debug:flat_size/1 and size_shared/1.
 * Programs compare these figures with the BEAM's documentation, so they count its words, not ours: see beam_words().
 * SPDX-License-Identifier: Apache-2.0 */
#include "gc/object.h"
#include "term/copy.h"
#include "term/stack.h"

enum { BEAM_REFC_WORDS = 6, BEAM_SUB_BIN_WORDS = 5 };

/* What a copy of the part would take: whole bytes need no sub binary. */
static size_t beam_part_words(const ff_sub_bin *sub)
{
    size_t first = sub->bit_offset % 8, last = sub->bit_size % 8;
    size_t bytes = sub->bit_size / 8 + (first + last > 8) + (first + last > 0);
    size_t whole = ff_boxed_subtag(sub->of) == FF_SUB_REFC_BIN ? BEAM_REFC_WORDS : FF_HEAP_BIN_WORDS(bytes);
    return first + last ? whole + BEAM_SUB_BIN_WORDS : whole;
}

/* Words of an object there, header included. */
static size_t beam_words(ff_term t)
{
    if (ff_is_cons(t)) return FF_CONS_WORDS;
    size_t words = 1 + ff_header_words(ff_header(t));
    switch (ff_boxed_subtag(t)) {
    case FF_SUB_TUPLE: return words == 1 ? 0 : words; /* {} is a literal */
    case FF_SUB_FUN: return words + 2;
    case FF_SUB_REFC_BIN: return BEAM_REFC_WORDS;
    case FF_SUB_SUB_BIN: return beam_part_words((const ff_sub_bin *)ff_boxed_ptr(t));
    case FF_SUB_FLATMAP: return words + 1;
    case FF_SUB_HASHMAP:
    case FF_SUB_HASHNODE: return words - 1; /* their bitmap is in the header */
    default: return words;
    }
}

/* Terms still to be counted: the address of the first one, and of the end. */
static void push_parts(ff_stack *s, ff_term t)
{
    ff_span terms = ff_is_cons(t) ? (ff_span){0, FF_CONS_WORDS} : ff_object_terms(ff_header(t));
    if (terms.count == 0 || ff_is_boxed_as(t, FF_SUB_SUB_BIN)) return;
    const ff_word *base = ff_object_ptr(t);
    ff_word *words = ff_stack_push_n(s, 2);
    words[0] = (uintptr_t)(base + terms.first);
    words[1] = (uintptr_t)(base + terms.first + terms.count);
}

static bool take_part(ff_stack *s, ff_term *t)
{
    if (ff_stack_is_empty(s)) return false;
    ff_word *top = s->words + s->n - 2;
    *t = *(const ff_term *)(uintptr_t)top[0];
    top[0] += sizeof(ff_term);
    if (top[0] == top[1]) s->n -= 2;
    return true;
}

/* ---- objects that were counted already ---- */

typedef struct seen {
    ff_word *slots; /* terms; 0: empty */
    size_t n, capacity;
} seen;

static size_t seen_place(const seen *v, ff_word w)
{
    size_t at = (size_t)(w * 0x9e3779b97f4a7c15u >> 20) & (v->capacity - 1);
    while (v->slots[at] && v->slots[at] != w) at = (at + 1) & (v->capacity - 1);
    return at;
}

static void seen_grow(seen *v)
{
    seen larger = {ff_calloc(2 * v->capacity, sizeof(ff_word)), v->n, 2 * v->capacity};
    for (size_t i = 0; i < v->capacity; i++)
        if (v->slots[i]) larger.slots[seen_place(&larger, v->slots[i])] = v->slots[i];
    ff_free(v->slots);
    *v = larger;
}

/* False: t is new, and is seen from now on. */
static bool seen_before(seen *v, ff_term t)
{
    size_t at = seen_place(v, t.bits);
    if (v->slots[at]) return true;
    v->slots[at] = t.bits;
    if (++v->n * 2 > v->capacity) seen_grow(v);
    return false;
}

/* v: NULL when shared parts count each time. */
static size_t size(ff_term t, seen *v)
{
    size_t words = 0;
    ff_stack s;
    ff_stack_init(&s);
    do {
        if (ff_is_immediate(t) || (v && seen_before(v, t))) continue;
        words += beam_words(t);
        push_parts(&s, t);
    } while (take_part(&s, &t));
    ff_stack_fini(&s);
    return words;
}

size_t ff_flat_size(ff_term t) { return size(t, NULL); }

size_t ff_size_shared(ff_term t)
{
    seen v = {ff_calloc(64, sizeof(ff_word)), 0, 64};
    size_t words = size(t, &v);
    ff_free(v.slots);
    return words;
}
