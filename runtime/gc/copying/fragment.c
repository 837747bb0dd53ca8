/* runtime/gc/copying/fragment.c -- Terms that lie outside the heap block: the overflow of BIFs, and messages.
 * A process's fragments grow geometrically, so that their number stays small, until their sum asks for a collection.
 * SPDX-License-Identifier: Apache-2.0 */
#include "gc/gc.h"

enum { FIRST_WORDS = 64, LARGEST_SPARE_WORDS = 1 << 17 };

ff_fragment *ff_fragment_new(size_t words)
{
    ff_fragment *f = ff_malloc(sizeof *f + words * sizeof(ff_word));
    f->next = NULL;
    f->top = f->words;
    f->end = f->words + words;
    f->refc = NULL;
    return f;
}

void ff_fragment_free(ff_fragment *f)
{
    for (ff_fragment *next; f; f = next) {
        next = f->next;
        ff_refc_release(f->refc);
        ff_free(f);
    }
}

static bool fragments_are_many(const ff_proc *p)
{
    return p->heap.fragment_words > ff_heap_block_words(p) / 2 + FF_HEAP_MIN_WORDS;
}

bool ff_gc_wanted(const ff_proc *p)
{
    return fragments_are_many(p) || p->heap.refc_bytes > p->heap.refc_limit_bytes;
}

static size_t refc_bytes(const ff_refc_bin *chain)
{
    size_t bytes = 0;
    for (; chain; chain = (const ff_refc_bin *)(uintptr_t)chain->next) bytes += ff_handle_bytes(chain);
    return bytes;
}

void ff_fragment_adopt(ff_proc *p, ff_fragment *f)
{
    ff_fragment *last = f;
    for (ff_fragment *each = f; each; each = each->next) {
        p->heap.fragment_words += (size_t)(each->end - each->words);
        p->heap.refc_bytes += refc_bytes(each->refc);
        last = each;
    }
    last->next = p->heap.fragments;
    p->heap.fragments = f;
    if (ff_gc_wanted(p)) ff_interrupt(p);
}

static size_t next_fragment_words(const ff_proc *p, size_t words)
{
    size_t spare = p->heap.fragment_words;
    if (spare < FIRST_WORDS) spare = FIRST_WORDS;
    if (spare > LARGEST_SPARE_WORDS) spare = LARGEST_SPARE_WORDS;
    return words > spare ? words : spare;
}

ff_word *ff_alloc_fragment(ff_proc *p, size_t words)
{
    ff_fragment *f = p->heap.fragments;
    if (!f || (size_t)(f->end - f->top) < words) {
        f = ff_fragment_new(next_fragment_words(p, words));
        ff_fragment_adopt(p, f);
    }
    ff_word *hp = f->top;
    f->top += words;
    return hp;
}

void ff_alloc_trim(ff_proc *p, ff_word *used_end)
{
    if (used_end >= p->heap.start && used_end <= p->htop)
        p->htop = used_end;
    else
        p->heap.fragments->top = used_end;
}
