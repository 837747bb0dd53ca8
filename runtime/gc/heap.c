/* runtime/gc/heap.c -- The birth and death of a heap, and the sizes its blocks may have.
 * SPDX-License-Identifier: Apache-2.0 */
#include "gc/gc.h"

/* Fibonacci-like up to about a million words, then a fifth more each time. */
size_t ff_heap_next_size(size_t words)
{
    enum { FIBONACCI_END = 1 << 20 };
    size_t before = 12, size = 38;
    while (size < words) {
        size_t next = size < FIBONACCI_END ? before + size + 1 : size + size / 5;
        before = size;
        size = next;
    }
    return size;
}

void ff_heap_init(ff_proc *p, size_t min_words)
{
    size_t words = ff_heap_next_size(min_words ? min_words : FF_HEAP_MIN_WORDS);
    ff_word *block = ff_malloc(words * sizeof(ff_word));
    p->heap = (ff_heap){
        .start = block,
        .end = block + words,
        .mature = block,
        .refc_limit_bytes = FF_REFC_MIN_LIMIT_BYTES,
        .min_words = words,
        .fullsweep_after = FF_FULLSWEEP_AFTER,
    };
    p->htop = block;
    p->stop = block + words;
}

void ff_heap_fini(ff_proc *p)
{
    ff_refc_release(p->heap.refc);
    ff_refc_release(p->heap.old_refc);
    while (p->heap.fragments) {
        ff_fragment *f = p->heap.fragments;
        p->heap.fragments = f->next;
        ff_fragment_free(f);
    }
    ff_free(p->heap.start);
    ff_free(p->heap.old);
    p->heap = (ff_heap){0};
    p->htop = p->stop = NULL;
}
