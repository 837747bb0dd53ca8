/* runtime/term/copy.c -- Deep copies, without recursion and without touching the original.
 * An object is first copied as it is, its terms still pointing at the original's parts; the copy is then scanned from its
 * first word to its last, and each part met is copied behind the last one. What was scanned points into the copy, what
 * was not scanned points into the original, so nothing else needs to be remembered.
 * A large message is not measured before: its copy goes on in another fragment whenever one is full.
 * I1  ff_copy() writes exactly ff_copy_size() words, and so does ff_copy_in_pieces(), however many pieces there are.
 * I2  An object lies in one piece, and points into its own piece or a later one.
 * SPDX-License-Identifier: Apache-2.0 */
#include "term/copy.h"
#include "bin/bits.h"
#include "gc/gc.h"
#include "gc/object.h"
#include "term/stack.h"

#include <string.h>

FF_INLINE bool stays(const ff_vm *vm, ff_term t)
{
    return ff_is_immediate(t) || ff_is_literal_ptr(vm, ff_object_ptr(t));
}

/* A short run of whole bytes is copied by itself, without the binary it is a part of. */
static bool becomes_heap_bin(ff_term t)
{
    if (ff_boxed_subtag(t) != FF_SUB_SUB_BIN) return false;
    const ff_sub_bin *sub = (const ff_sub_bin *)ff_boxed_ptr(t);
    return sub->bit_size % 8 == 0 && sub->bit_size / 8 <= FF_HEAP_BIN_MAX_BYTES;
}

/* ---- size ---- */

/* Terms still to be looked at. */
typedef struct run {
    const ff_term *at, *end;
} run;

static void push_run(ff_stack *s, run r)
{
    ff_word *words = ff_stack_push_n(s, 2);
    words[0] = (uintptr_t)r.at;
    words[1] = (uintptr_t)r.end;
}

static run pop_run(ff_stack *s)
{
    ff_word *top = s->words + (s->n -= 2);
    return (run){(const ff_term *)(uintptr_t)top[0], (const ff_term *)(uintptr_t)top[1]};
}

/* The words of one boxed object that is no tuple; *parts: its terms. */
static size_t boxed_size(ff_term t, run *parts)
{
    *parts = (run){NULL, NULL};
    if (becomes_heap_bin(t)) return FF_HEAP_BIN_WORDS(((const ff_sub_bin *)ff_boxed_ptr(t))->bit_size / 8);
    ff_span terms = ff_object_terms(ff_header(t));
    const ff_term *first = (const ff_term *)ff_boxed_ptr(t) + terms.first;
    if (terms.count) *parts = (run){first, first + terms.count};
    return 1 + ff_header_words(ff_header(t));
}

FF_INLINE size_t object_size(ff_term t, run *parts)
{
    if (ff_is_cons(t)) {
        const ff_term *cell = (const ff_term *)ff_cons_ptr(t);
        *parts = (run){cell, cell + FF_CONS_WORDS};
        return FF_CONS_WORDS;
    }
    if (FF_LIKELY(ff_is_tuple(t))) {
        const ff_term *elements = ff_tuple_elements(t);
        *parts = (run){elements, elements + ff_tuple_arity(t)};
        return FF_TUPLE_WORDS(ff_tuple_arity(t));
    }
    return boxed_size(t, parts);
}

size_t ff_copy_size(const ff_vm *vm, ff_term t) { return ff_copy_size_to(vm, t, SIZE_MAX); }

/* The stack holds runs that were left for the sake of a part; a list's last part is its tail, so a list takes no stack. */
size_t ff_copy_size_to(const ff_vm *vm, ff_term t, size_t limit)
{
    if (stays(vm, t)) return 0;
    ff_stack s;
    size_t words = 0;
    run now = {&t, &t + 1};
    ff_stack_init(&s);
    while (words <= limit) {
        while (now.at < now.end && words <= limit) {
            ff_term part = *now.at++;
            if (stays(vm, part)) continue;
            run parts;
            words += object_size(part, &parts);
            while (parts.at < parts.end && stays(vm, *parts.at)) parts.at++;
            if (parts.at == parts.end) continue;
            if (now.at < now.end) push_run(&s, now);
            now = parts;
        }
        if (ff_stack_is_empty(&s)) break;
        now = pop_run(&s);
    }
    ff_stack_fini(&s);
    return words;
}

/* ---- copy ---- */

typedef struct copying {
    const ff_vm *vm;
    ff_word **top;             /* of the piece that is being filled */
    uintptr_t end;
    ff_refc_bin **refc;        /* its chain */
    ff_fragment *first, *last; /* pieces after the first one */
    size_t fragment_words;     /* their sum */
} copying;

static FF_COLD void begin_piece(copying *c, size_t words)
{
    enum { FIRST_WORDS = 1024, MOST_WORDS = 1 << 17 };
    size_t wanted = c->fragment_words / 2; /* little of the last one stays empty */
    if (wanted < FIRST_WORDS) wanted = FIRST_WORDS;
    if (wanted > MOST_WORDS) wanted = MOST_WORDS;
    ff_fragment *f = ff_fragment_new(words > wanted ? words : wanted);
    if (c->last)
        c->last->next = f;
    else
        c->first = f;
    c->last = f;
    c->top = &f->top;
    c->end = (uintptr_t)f->end;
    c->refc = &f->refc;
    c->fragment_words += (size_t)(f->end - f->words);
}

FF_INLINE bool has_room(const copying *c, size_t words) { return (uintptr_t)*c->top + words * sizeof(ff_word) <= c->end; }

FF_INLINE ff_word *take(copying *c, size_t words)
{
    if (FF_UNLIKELY(!has_room(c, words))) begin_piece(c, words);
    ff_word *at = *c->top;
    *c->top = at + words;
    return at;
}

static ff_term copy_sub_bin(copying *c, ff_term t)
{
    ff_bits bits = ff_bits_of(t);
    size_t bytes = ff_bits_whole_bytes(bits), words = FF_HEAP_BIN_WORDS(bytes);
    ff_word *to = take(c, words);
    to[0] = FF_HEADER(FF_SUB_HEAP_BIN, words - 1);
    to[words - 1] = 0;
    to[1] = bytes;
    ff_bits_to_bytes((uint8_t *)(to + 2), bits);
    return ff_boxed_from_ptr(to);
}

static void own_handle(ff_refc_bin **refc, ff_refc_bin *handle)
{
    ff_handle_retain(handle);
    handle->writable = 0;
    handle->next = (uintptr_t)*refc;
    *refc = handle;
}

static ff_term copy_boxed(copying *c, ff_term t)
{
    const ff_word *from = ff_boxed_ptr(t);
    ff_word header = *from;
    size_t words = 1 + ff_header_words(header);
    if (FF_LIKELY(ff_header_subtag(header) == FF_SUB_TUPLE)) {
        ff_word *to = take(c, words);
        for (size_t i = 0; i < words; i++) to[i] = from[i];
        return ff_boxed_from_ptr(to);
    }
    if (becomes_heap_bin(t)) return copy_sub_bin(c, t);
    ff_word *to = take(c, words);
    memcpy(to, from, words * sizeof(ff_word));
    if (ff_is_handle(header)) own_handle(c->refc, (ff_refc_bin *)to);
    return ff_boxed_from_ptr(to);
}

/* A whole list at once, so that its cells lie one behind the other. When the piece is full, the last cell keeps the
 * original's tail, and scanning it starts the next piece. */
static ff_term copy_list(copying *c, ff_term t)
{
    ff_word *to = take(c, FF_CONS_WORDS), *next = to + FF_CONS_WORDS;
    ff_term first = ff_cons_from_ptr(to);
    for (;; to = next, next += FF_CONS_WORDS) {
        to[0] = ff_head(t).bits;
        t = ff_tail(t);
        if (!ff_is_cons(t) || stays(c->vm, t) || (uintptr_t)(next + FF_CONS_WORDS) > c->end) break;
        to[1] = ff_cons_from_ptr(next).bits;
    }
    to[1] = t.bits;
    *c->top = next;
    return first;
}

static ff_term copy_one(copying *c, ff_term t) { return ff_is_cons(t) ? copy_list(c, t) : copy_boxed(c, t); }

FF_INLINE void copy_word(copying *c, ff_word *at)
{
    ff_term t = FF_TERM(*at);
    if (!stays(c->vm, t)) *at = copy_one(c, t).bits;
}

/* The tail of a cell whose list goes on in the cell behind it is right already. */
FF_INLINE void copy_tail(copying *c, ff_word *at, const ff_word *top)
{
    if (*at != ff_cons_from_ptr(at + 1).bits || at + 1 >= top) copy_word(c, at);
}

/* Scans a piece up to its top, which moves on as long as it is being filled. */
static void scan(copying *c, ff_word *at, ff_word *const *top)
{
    while (at < *top) {
        ff_word *end = at + FF_CONS_WORDS;
        if (ff_is_header(*at)) {
            ff_span terms = ff_object_terms(*at);
            end = at + 1 + ff_header_words(*at);
            for (ff_word *term = at + terms.first, *last = term + terms.count; term < last; term++) copy_word(c, term);
        } else {
            copy_word(c, at);
            copy_tail(c, at + 1, *top);
        }
        at = end;
    }
}

ff_term ff_copy(const ff_vm *vm, ff_term t, ff_word **hp, ff_refc_bin **refc)
{
    if (stays(vm, t)) return t;
    copying c = {.vm = vm, .top = hp, .end = UINTPTR_MAX, .refc = refc};
    ff_word *start = *hp;
    ff_term result = copy_one(&c, t);
    scan(&c, start, hp);
    return result;
}

ff_term ff_copy_in_pieces(const ff_vm *vm, ff_term t, ff_word **hp, const ff_word *end, ff_refc_bin **refc, ff_fragment **rest)
{
    copying c = {.vm = vm, .top = hp, .end = (uintptr_t)end, .refc = refc};
    ff_word *start = *hp;
    ff_term result = stays(vm, t) ? t : copy_one(&c, t);
    scan(&c, start, hp);
    for (ff_fragment *f = c.first; f; f = f->next) scan(&c, f->words, &f->top);
    *rest = c.first;
    return result;
}

/* ---- copies of copies ---- */

/* The words behind a header that are no terms; terms, if any, follow them to the object's end. */
static size_t raw_words(ff_word header)
{
    ff_span terms = ff_object_terms(header);
    return terms.first ? terms.first - 1 : ff_header_words(header);
}

/* All that points into [from, from + n) is changed by one and the same distance, so there is no part to look for and nothing to measure. */
static void copy_block(const ff_word *from, size_t n, ff_word *to, ff_refc_bin **refc)
{
    ff_word first = (uintptr_t)from, bytes = n * sizeof(ff_word), distance = (uintptr_t)to - first;
    for (size_t i = 0; i < n; i++) {
        ff_word w = from[i];
        if (!ff_is_immediate(FF_TERM(w))) {
            to[i] = w - first < bytes ? w + distance : w;
            continue;
        }
        to[i] = w;
        if (FF_LIKELY(!ff_is_header(w))) continue;
        for (size_t left = raw_words(w); left > 0; left--, i++) to[i + 1] = from[i + 1];
        if (ff_is_handle(w)) own_handle(refc, (ff_refc_bin *)(to + i + 1 - FF_REFC_BIN_WORDS));
    }
}

/* ---- where copies go ---- */

/* Handles in chain are new and lie on p's heap. */
static void link_all(ff_proc *p, ff_refc_bin *chain)
{
    while (chain) {
        ff_refc_bin *next = (ff_refc_bin *)(uintptr_t)chain->next;
        ff_refc_link(p, chain);
        chain = next;
    }
}

ff_term ff_copy_to(ff_proc *p, ff_term t) { return FF_SHARED_HEAP ? t : ff_copy_out(p, t); }

ff_term ff_copy_out(ff_proc *p, ff_term t)
{
    size_t words = ff_copy_size(p->vm, t);
    if (words == 0) return t;
    ff_word *hp = ff_alloc(p, words);
    ff_refc_bin *refc = NULL;
    ff_term copy = ff_copy(p->vm, t, &hp, &refc);
    link_all(p, refc);
    return copy;
}

ff_term ff_copy_block_out(ff_proc *p, ff_term t, const ff_word *end)
{
    const ff_word *from = ff_object_ptr(t);
    size_t words = (size_t)(end - from);
    ff_word *to = ff_alloc(p, words);
    ff_refc_bin *refc = NULL;
    copy_block(from, words, to, &refc);
    link_all(p, refc);
    return FF_TERM(t.bits - (uintptr_t)from + (uintptr_t)to);
}

ff_fragment *ff_copy_to_fragment(const ff_vm *vm, ff_term *terms, size_t n)
{
    size_t words = 0;
    for (size_t i = 0; !FF_SHARED_HEAP && i < n; i++) words += ff_copy_size(vm, terms[i]);
    if (words == 0) return NULL;
    ff_fragment *f = ff_fragment_new(words);
    for (size_t i = 0; i < n; i++) terms[i] = ff_copy(vm, terms[i], &f->top, &f->refc);
    return f;
}
