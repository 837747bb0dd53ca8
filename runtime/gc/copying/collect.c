/* runtime/gc/copying/collect.c -- Cheney's copying collection of one process's heap, in two generations.
 * Entered through ff_gc(), ff_gc_full() and ff_gc_hibernate(). An object that moved leaves its new address behind: a boxed
 * one in its header word, a cons in its tail, its head being FF_NONVALUE. What was copied but not yet scanned lies
 * between a space's scan position and its top, so no stack is needed however deep a term is.
 * I1  After the scan no word of to-space points into from-space.      checked by ff_heap_verify()
 * I2  The old block has room for the whole mature part before a minor collection begins.
 * Sizes are words. Owns: to-space until install(), then p->heap does. Why it is so: docs/gc.md.
 * SPDX-License-Identifier: Apache-2.0 */
#include "gc/gc.h"
#include "gc/object.h"

#include <string.h>

typedef struct space {
    ff_word *start, *top, *end;
} space;

typedef struct range {
    uintptr_t start, bytes;
} range;

/* What is collected. It does not change while terms move: scan() keeps a copy, which the compiler can keep in registers. */
typedef struct from_space {
    range young, mature;     /* mature: the part of young that is promoted */
    range old;               /* in a full collection */
    range fragments;         /* from the first to the last, with other things between them if there are several */
    bool one_fragment;       /* at most: nothing else lies in that range */
} from_space;

typedef struct collection {
    ff_proc *p;
    from_space from;
    space to;                /* the new young block */
    space promoted;          /* the old block, its top where promotion goes on */
    size_t roots;            /* visited so far */
} collection;

/* ---- moving ---- */

static range range_of(const ff_word *start, const ff_word *end)
{
    return (range){(uintptr_t)start, (uintptr_t)end - (uintptr_t)start};
}

FF_INLINE bool in_range(range r, uintptr_t address) { return address - r.start < r.bytes; }

static bool in_space(const space *s, const ff_word *ptr) { return ptr >= s->start && ptr < s->end; }

/* False: a term that stays where it is. Most do, so this comes first, without a look at the tag: a tagged pointer
 * lies inside its object, too. True for a word that is no pointer only by accident. */
FF_INLINE bool may_move(const from_space *f, ff_word term)
{
    uintptr_t address = (uintptr_t)term;
    return in_range(f->young, address) || in_range(f->old, address) || in_range(f->fragments, address);
}

/* Between fragments: it lies in one when it lies nowhere else. */
static bool is_in_fragment(const collection *c, const ff_word *ptr)
{
    return !ff_is_literal_ptr(c->p->vm, ptr) && !in_space(&c->to, ptr) && !in_space(&c->promoted, ptr);
}

/* requires may_move() of the pointer */
FF_INLINE bool moves(const collection *c, const from_space *f, const ff_word *ptr)
{
    return f->one_fragment || in_range(f->young, (uintptr_t)ptr) || in_range(f->old, (uintptr_t)ptr) || is_in_fragment(c, ptr);
}

FF_INLINE ff_word **destination(collection *c, const from_space *f, const ff_word *ptr)
{
    return in_range(f->mature, (uintptr_t)ptr) ? &c->promoted.top : &c->to.top;
}

FF_INLINE void copy_words(ff_word *to, const ff_word *from, size_t words)
{
    enum { SHORT = 20 }; /* the longest node of a map has 17 words */
    if (words > SHORT)
        memcpy(to, from, words * sizeof(ff_word));
    else
        for (size_t i = 0; i < words; i++) to[i] = from[i];
}

FF_INLINE ff_word move_boxed(collection *c, const from_space *f, ff_word *from)
{
    ff_word header = *from;
    if (!ff_is_header(header)) return header;
    ff_word **top = destination(c, f, from), *to = *top;
    size_t words = 1 + ff_header_words(header);
    copy_words(to, from, words);
    *top = to + words;
    return *from = ff_boxed_from_ptr(to).bits;
}

/* Follows the tails, so that a list's cells lie one behind the other. */
FF_INLINE ff_word move_list(collection *c, const from_space *f, ff_word *from)
{
    ff_word first, *link = &first;
    for (;;) {
        ff_word head = from[0], tail = from[1];
        if (head == FF_NONVALUE.bits) {
            *link = tail;
            return first;
        }
        ff_word **top = destination(c, f, from), *to = *top;
        *top = to + FF_CONS_WORDS;
        to[0] = head;
        to[1] = tail;
        from[0] = FF_NONVALUE.bits;
        *link = from[1] = ff_cons_from_ptr(to).bits;
        link = to + 1;
        if (!ff_is_cons(FF_TERM(tail)) || !may_move(f, tail)) return first;
        from = ff_cons_ptr(FF_TERM(tail));
        if (!moves(c, f, from)) return first;
    }
}

FF_INLINE void move_word(collection *c, const from_space *f, ff_word *at)
{
    ff_word w = *at;
    if (!may_move(f, w)) return;
    if (ff_is_boxed(FF_TERM(w)) && moves(c, f, ff_boxed_ptr(FF_TERM(w))))
        *at = move_boxed(c, f, ff_boxed_ptr(FF_TERM(w)));
    else if (ff_is_cons(FF_TERM(w)) && moves(c, f, ff_cons_ptr(FF_TERM(w))))
        *at = move_list(c, f, ff_cons_ptr(FF_TERM(w)));
}

static void move_terms(void *ctx, ff_term *terms, size_t n)
{
    collection *c = ctx;
    c->roots += n;
    for (size_t i = 0; i < n; i++) move_word(c, &c->from, &terms[i].bits);
}

FF_INLINE ff_word *scan_from(collection *c, const from_space from, ff_word *at, const space *s)
{
    while (at < s->top) {
        ff_word w = *at, *end = at + 1;
        if (ff_is_header(w)) {
            ff_span terms = ff_object_terms(w);
            end += ff_header_words(w);
            for (ff_word *term = at + terms.first, *last = term + terms.count; term < last; term++) move_word(c, &from, term);
        } else {
            move_word(c, &from, at);
        }
        at = end;
    }
    return at;
}

/* Scans from `at` to the space's top, which moves on meanwhile; returns where the top came to rest. Most collections are of
 * the young block alone: then each word takes one comparison. */
static ff_word *scan(collection *c, ff_word *at, const space *s)
{
#ifndef __OPTIMIZE_SIZE__
    if (!c->from.old.bytes && !c->from.fragments.bytes)
        return scan_from(c, (from_space){.young = c->from.young, .mature = c->from.mature, .one_fragment = true}, at, s);
#endif
    return scan_from(c, c->from, at, s);
}

/* ---- roots ---- */

static void move_stack(collection *c)
{
    c->roots += ff_heap_stack_words(c->p);
    for (ff_word *at = c->p->stop; at < c->p->heap.end; at++) move_word(c, &c->from, at); /* labels are no pointers to it */
}

static void move_roots(collection *c, uint32_t live)
{
    ff_proc *p = c->p;
    move_terms(c, p->x, live);
    move_stack(c);
    move_terms(c, &p->dictionary, 1);
    move_terms(c, &p->group_leader, 1);
    move_terms(c, &p->exc_reason, 1);
    move_terms(c, &p->exc_trace, 1);
    move_terms(c, &p->exc_info, 1);
    ff_proc_visit_roots(p, move_terms, c);
}

/* ---- handles on large binaries ---- */

/* Handles that moved go to the chain of their new place, the references of the others are dropped. */
static void sweep_chain(collection *c, ff_refc_bin *chain)
{
    ff_heap *h = &c->p->heap;
    while (chain) {
        ff_refc_bin *next = (ff_refc_bin *)(uintptr_t)chain->next;
        if (ff_is_header(chain->header)) {
            ff_handle_release(chain);
        } else {
            ff_word *to = ff_boxed_ptr(FF_TERM(chain->header));
            ff_refc_bin **into = in_space(&c->to, to) ? &h->refc : &h->old_refc;
            ((ff_refc_bin *)to)->next = (uintptr_t)*into;
            *into = (ff_refc_bin *)to;
        }
        chain = next;
    }
}

static void sweep_handles(collection *c)
{
    ff_heap *h = &c->p->heap;
    ff_refc_bin *young = h->refc, *old = h->old_refc;
    h->refc = NULL;
    if (c->from.old.bytes) {
        h->old_refc = NULL;
        sweep_chain(c, old);
    }
    sweep_chain(c, young);
    for (ff_fragment *f = h->fragments; f; f = f->next) sweep_chain(c, f->refc);
}

static size_t chain_bytes(const ff_refc_bin *chain)
{
    size_t bytes = 0;
    for (; chain; chain = (const ff_refc_bin *)(uintptr_t)chain->next) bytes += ff_handle_bytes(chain);
    return bytes;
}

static size_t refc_limit(size_t bytes) { return bytes > FF_REFC_MIN_LIMIT_BYTES ? bytes : FF_REFC_MIN_LIMIT_BYTES; }

static uint32_t words_32(size_t bytes) { return bytes / sizeof(ff_word) < UINT32_MAX ? (uint32_t)(bytes / sizeof(ff_word)) : UINT32_MAX; }

/* The next collection for large binaries' sake comes when as many bytes as live now have been added; a full one when those of the old
 * block have become twice as many as all were after the last. */
static void reset_refc_limits(ff_heap *h, bool was_full)
{
    size_t old = chain_bytes(h->old_refc), live = chain_bytes(h->refc) + old;
    h->refc_bytes = 0;
    h->refc_limit_bytes = refc_limit(live);
    h->old_refc_words = words_32(old);
    if (was_full) h->old_refc_limit_words = words_32(refc_limit(2 * live));
}

/* ---- blocks ---- */

static space new_block(size_t words)
{
    ff_word *start = ff_malloc(words * sizeof(ff_word));
    return (space){start, start, start + words};
}

static void spoil_block(ff_word *start, ff_word *end)
{
#ifdef FF_DEBUG
    for (ff_word *at = start; at < end; at++) *at = 0xdeadbeefdeadbeef;
#endif
    (void)start, (void)end;
}

static void free_block(ff_word *start, ff_word *end)
{
    spoil_block(start, end);
    ff_free(start);
}

static void free_fragments(ff_heap *h)
{
    while (h->fragments) {
        ff_fragment *f = h->fragments;
        h->fragments = f->next;
        free_block((ff_word *)f, f->end);
    }
    h->fragment_words = 0;
}

/* The stack goes to the end of the new block; the process takes it over. Returns the block that it had. */
static space install(collection *c)
{
    ff_proc *p = c->p;
    ff_heap *h = &p->heap;
    space left = {h->start, h->start, h->end};
    size_t stack = ff_heap_stack_words(p);
    memcpy(c->to.end - stack, p->stop, stack * sizeof(ff_word));
    spoil_block(left.start, left.end);
    free_fragments(h);
    h->start = c->to.start;
    h->end = c->to.end;
    h->mature = p->htop = c->to.top;
    p->stop = c->to.end - stack;
    if (c->from.old.bytes) {
        free_block(h->old, h->old_end);
        h->old = h->old_top = h->old_end = NULL;
    } else {
        h->old_top = c->promoted.top;
    }
    return left;
}

static space move_into(collection *c, space to, uint32_t live)
{
    ff_word *promoted_from = c->promoted.top;
    c->to = to;
    move_roots(c, live);
    ff_word *scanned = c->to.start;
    while (scanned < c->to.top || promoted_from < c->promoted.top) {
        scanned = scan(c, scanned, &c->to);
        promoted_from = scan(c, promoted_from, &c->promoted);
    }
    sweep_handles(c);
    return install(c);
}

static void collect_into(collection *c, size_t to_words, uint32_t live)
{
    ff_free(move_into(c, new_block(to_words), live).start);
}

static void note_fragments(from_space *from, const ff_fragment *f)
{
    from->one_fragment = !f || !f->next;
    const ff_word *first = f ? f->words : NULL, *last = f ? f->end : NULL;
    for (; f; f = f->next) {
        if (f->words < first) first = f->words;
        if (f->end > last) last = f->end;
    }
    from->fragments = range_of(first, last);
}

/* Of the young block; mature: the end of what is promoted. */
static collection collection_of(ff_proc *p, const ff_word *mature)
{
    ff_heap *h = &p->heap;
    collection c = {.p = p, .promoted = {h->old, h->old_top, h->old_end}};
    c.from.young = range_of(h->start, p->htop);
    c.from.mature = range_of(h->start, mature);
    note_fragments(&c.from, h->fragments);
    return c;
}

/* ---- the three kinds of collection, and their sizes ---- */

static size_t young_words(const ff_proc *p) { return (size_t)(p->htop - p->heap.start); }

static size_t at_least(size_t words, size_t minimum) { return words > minimum ? words : minimum; }

static size_t least_words(const ff_proc *p) { return at_least(p->heap.pace_words, p->heap.min_words); }

/* The block that holds bound words for certain. */
static size_t to_space_words(const ff_proc *p, size_t bound)
{
    size_t words = at_least(bound, least_words(p));
    if (p->heap.grow) words = at_least(words, ff_heap_block_words(p) + 1);
    return ff_heap_next_size(words);
}

/* A large block of little that lives, outgrown by fragments, is given up again at once: they get what they need, not the next size. */
static size_t minor_to_space_words(const ff_proc *p, size_t bound)
{
    enum { LARGE_WORDS = 8000 };
    size_t block = ff_heap_block_words(p), survived = (size_t)(p->heap.mature - p->heap.start);
    if (bound > block && block > LARGE_WORDS && 4 * survived < block && !p->heap.grow) return at_least(bound, least_words(p));
    return at_least(to_space_words(p, bound), block);
}

/* To move once more what survived would not be felt, and the block has several pages to be spared. */
static bool is_nearly_empty(const collection *done, const space *left)
{
    enum { LEAST_WORDS = 2048, SHARE = 16 };
    size_t words = (size_t)(left->end - left->start), survived = (size_t)(done->to.top - done->to.start);
    return words >= LEAST_WORDS && words == ff_heap_block_words(done->p) && SHARE * (survived + done->roots / 4) < words;
}

/* Where little survives it goes back to the block that it came from: a process then has one block in memory and in the cache, not two. */
static void minor(ff_proc *p, size_t reserve, uint32_t live)
{
    collection c = collection_of(p, p->heap.mature);
    size_t bound = (size_t)(p->htop - p->heap.mature) + p->heap.fragment_words + reserve;
    space left = move_into(&c, new_block(minor_to_space_words(p, bound)), live);
    if (is_nearly_empty(&c, &left)) {
        collection back = collection_of(p, p->heap.start);
        left = move_into(&back, left, live);
    }
    ff_free(left.start);
    p->heap.minor_gcs++;
}

static void full(ff_proc *p, size_t to_words, uint32_t live)
{
    collection c = collection_of(p, p->heap.start);
    c.from.old = range_of(p->heap.old, p->heap.old_end);
    c.promoted = (space){0};
    collect_into(&c, to_words, live);
    p->heap.minor_gcs = 0;
}

static size_t full_bound(const ff_proc *p)
{
    return young_words(p) + (size_t)(p->heap.old_top - p->heap.old) + p->heap.fragment_words;
}

/* The young block moves into one of to_words; generations stay as they are. */
static void resize(ff_proc *p, size_t to_words, uint32_t live)
{
    collection c = collection_of(p, p->heap.start);
    collect_into(&c, to_words, live);
}

/* False: there is no room in the old block for what is mature. */
static bool make_room_to_promote(ff_proc *p)
{
    ff_heap *h = &p->heap;
    size_t mature = (size_t)(h->mature - h->start);
    if (mature == 0) return true;
    if (!h->old) {
        size_t words = ff_heap_next_size(at_least(2 * mature, ff_heap_block_words(p)));
        h->old = h->old_top = ff_malloc(words * sizeof(ff_word));
        h->old_end = h->old + words;
    }
    return (size_t)(h->old_end - h->old_top) >= mature;
}

/* After promotion a young block is nearly empty for a while: only a large one is worth shrinking, and not below a share
 * of the old block. */
static size_t smaller_after_minor(const ff_proc *p, size_t needed)
{
    size_t size = ff_heap_block_words(p), old = ff_heap_old_words(p);
    if (size <= 3000 || 4 * needed >= size || (size <= 8000 && size <= old)) return size;
    return ff_heap_next_size(at_least(at_least(3 * needed, old / 2), least_words(p)));
}

static size_t smaller_after_full(const ff_proc *p, size_t needed)
{
    size_t size = ff_heap_block_words(p);
    return 4 * needed >= size ? size : ff_heap_next_size(at_least(2 * needed, least_words(p)));
}

static void fit_block(ff_proc *p, size_t reserve, uint32_t live, bool was_full)
{
    size_t needed = young_words(p) + reserve, size = ff_heap_block_words(p);
    size_t smaller = was_full ? smaller_after_full(p, needed) : smaller_after_minor(p, needed);
    p->heap.grow = 3 * size < 4 * needed;
    if (smaller < size) resize(p, smaller, live);
}

/* FF_GC_STRESS=N: as good as no room is left, so that the next reservation collects again. A large heap keeps a little, N
 * words for each 128: the work stays in proportion to what is allocated. */
static void fit_tightly(ff_proc *p, size_t reserve, uint32_t live)
{
    size_t needed = young_words(p) + reserve;
    resize(p, needed + needed / 128 * p->vm->gc_stress, live);
}

/* What must follow any collection. False: the process is over its limit and told to die. */
static bool finish(ff_proc *p, bool was_full)
{
    reset_refc_limits(&p->heap, was_full);
#ifdef FF_DEBUG
    ff_heap_verify(p);
#endif
    size_t words = ff_heap_block_words(p) + ff_heap_old_words(p);
    return !(p->heap.max_words && words > p->heap.max_words && ff_proc_over_max_heap(p, words));
}

static void count(ff_vm *vm, size_t words_before, size_t words_after)
{
    vm->collections++;
    vm->words_freed += words_before > words_after ? words_before - words_after : 0;
}

static bool gc(ff_proc *p, size_t need_words, uint32_t live, bool want_full)
{
    if (want_full)
        p->heap.pace_words = 0;
    else
        ff_heap_note_pace(p);
    size_t before = full_bound(p);
    size_t reserve = need_words + ff_heap_stack_words(p);
    bool stress = p->vm->gc_stress > 0;
    size_t minors = stress ? 1 : p->heap.fullsweep_after;
    bool do_full = want_full || p->heap.minor_gcs >= minors || p->heap.old_refc_words > p->heap.old_refc_limit_words || !make_room_to_promote(p);
    if (do_full)
        full(p, to_space_words(p, full_bound(p) + reserve), live);
    else
        minor(p, reserve, live);
    if (stress)
        fit_tightly(p, reserve, live);
    else
        fit_block(p, reserve, live, do_full);
    count(p->vm, before, full_bound(p));
    return finish(p, do_full);
}

bool ff_gc(ff_proc *p, size_t need_words, uint32_t live) { return gc(p, need_words, live, false); }

bool ff_gc_full(ff_proc *p, size_t need_words, uint32_t live) { return gc(p, need_words, live, true); }

void ff_gc_hibernate(ff_proc *p, uint32_t live)
{
    size_t stack = ff_heap_stack_words(p);
    full(p, full_bound(p) + stack + 1, live);
    resize(p, young_words(p) + stack + 1, live);
    p->heap.grow = true;
    reset_refc_limits(&p->heap, true);
}
