/* runtime/gc/copying/verify.c -- Checks, right after a collection, that a heap is what gc.h and collect.c promise.
 * Everything in a block is reachable then and lies without gaps, so walking the blocks from end to end visits all of it.
 * SPDX-License-Identifier: Apache-2.0 */
#include "gc/gc.h"
#include "gc/object.h"
#include "ff_target.h"

#include <stdio.h>

typedef struct verifier {
    ff_proc *p;
    const char *where; /* what is being walked */
    bool from_old;
} verifier;

static FF_COLD _Noreturn void broken(const verifier *v, const char *rule, const ff_word *at, ff_word w)
{
    char line[200];
    snprintf(line, sizeof line, "heap verifier: %s, in the %s at %p: word %016llx", rule, v->where, (const void *)at,
             (unsigned long long)w);
    ff_target_abort(line);
}

static bool in_young(const ff_proc *p, const ff_word *ptr) { return ptr >= p->heap.start && ptr < p->htop; }
static bool in_old(const ff_proc *p, const ff_word *ptr) { return ptr >= p->heap.old && ptr < p->heap.old_top; }

static void check_place(const verifier *v, const ff_word *at, ff_term t, const ff_word *ptr)
{
    if ((uintptr_t)ptr & (sizeof(ff_word) - 1)) broken(v, "pointer not word aligned", at, t.bits);
    if (in_old(v->p, ptr) || ff_is_literal_ptr(v->p->vm, ptr)) return;
    if (!in_young(v->p, ptr)) broken(v, "collect.c I1: pointer to no live place", at, t.bits);
    if (v->from_old) broken(v, "gc.h I1: the old block points into the young one", at, t.bits);
}

static void check_term(const verifier *v, const ff_word *at)
{
    ff_term t = FF_TERM(*at);
    if (ff_is_boxed(t)) {
        check_place(v, at, t, ff_boxed_ptr(t));
        if (!ff_is_header(ff_header(t))) broken(v, "ff_term.h I1: boxed pointer to no header", at, t.bits);
    } else if (ff_is_cons(t)) {
        check_place(v, at, t, ff_cons_ptr(t));
        if (ff_is_header(ff_cons_ptr(t)[0])) broken(v, "ff_term.h I1: cons pointer to a header", at, t.bits);
    } else if (!ff_is_small(t) && !ff_is_atom(t) && !ff_is_nil(t) && !ff_is_local_pid(t) && !ff_is_local_port(t)) {
        broken(v, "not a term", at, t.bits);
    }
}

static void check_header(const verifier *v, const ff_word *at, const ff_word *end)
{
    ff_subtag subtag = ff_header_subtag(*at);
    size_t words = ff_header_words(*at);
    if (subtag >= FF_SUB_FORWARD) broken(v, "header of no kind of object", at, *at);
    if (words >= (size_t)(end - at)) broken(v, "object reaches beyond its block", at, *at);
    if ((subtag == FF_SUB_POS_BIG || subtag == FF_SUB_NEG_BIG) && (words == 0 || at[words] == 0))
        broken(v, "integer with a leading zero limb", at, *at);
    if (subtag == FF_SUB_FUN && words < 2) broken(v, "fun without its label", at, *at);
    if (subtag == FF_SUB_REFC_BIN && ((const ff_binary *)(uintptr_t)((const ff_refc_bin *)at)->binary)->refs == 0)
        broken(v, "handle on a freed binary", at, *at);
}

/* Returns how many refc handles the block holds. */
static size_t walk_block(const verifier *v, const ff_word *at, const ff_word *end)
{
    size_t handles = 0;
    while (at < end) {
        if (!ff_is_header(*at)) {
            check_term(v, at++);
            continue;
        }
        check_header(v, at, end);
        handles += ff_is_handle(*at);
        ff_span terms = ff_object_terms(*at);
        for (size_t i = 0; i < terms.count; i++) check_term(v, at + terms.first + i);
        at += 1 + ff_header_words(*at);
    }
    return handles;
}

static void check_chain(const verifier *v, const ff_refc_bin *chain, size_t handles)
{
    for (; chain; chain = (const ff_refc_bin *)(uintptr_t)chain->next) {
        const ff_word *at = (const ff_word *)chain;
        if (v->from_old ? !in_old(v->p, at) : !in_young(v->p, at)) broken(v, "gc.h I3: handle in another's chain", at, *at);
        if (handles-- == 0) broken(v, "gc.h I3: chain longer than there are handles", at, *at);
    }
    if (handles) broken(v, "gc.h I3: handle in no chain", NULL, handles);
}

static void check_stack(const verifier *v)
{
    for (const ff_word *at = v->p->stop; at < v->p->heap.end; at++)
        if (!ff_is_return(*at) && !ff_is_catch(*at) && *at != FF_NONVALUE.bits) check_term(v, at);
}

static void check_root(const verifier *v, const ff_term *root)
{
    if (ff_is_value(*root)) check_term(v, &root->bits);
}

static void check_roots(void *ctx, ff_term *roots, size_t n)
{
    for (size_t i = 0; i < n; i++) check_root(ctx, roots + i);
}

static void check_shape(const verifier *v)
{
    const ff_heap *h = &v->p->heap;
    if (h->start > v->p->htop || v->p->htop > v->p->stop || v->p->stop > h->end)
        broken(v, "ff_proc.h I2: heap <= htop <= stop <= hend", v->p->htop, 0);
    if (h->fragments || h->fragment_words || h->mature != v->p->htop)
        broken(v, "gc.h I2: fragments, or not all mature", h->mature, h->fragment_words);
    if (h->old > h->old_top || h->old_top > h->old_end) broken(v, "old <= old_top <= old_end", h->old_top, 0);
}

void ff_heap_verify(ff_proc *p)
{
    verifier v = {p, "heap", false};
    check_shape(&v);
    v.where = "stack";
    check_stack(&v);
    v.where = "roots";
    check_root(&v, &p->dictionary);
    check_root(&v, &p->group_leader);
    check_root(&v, &p->exc_reason);
    check_root(&v, &p->exc_trace);
    check_root(&v, &p->exc_info);
    ff_proc_visit_roots(p, check_roots, &v);
    v.where = "young block";
    check_chain(&v, p->heap.refc, walk_block(&v, p->heap.start, p->htop));
    v.where = "old block";
    v.from_old = true;
    check_chain(&v, p->heap.old_refc, walk_block(&v, p->heap.old, p->heap.old_top));
}
