/* runtime/gc/copying/handle.c -- Chaining handles, so that a collection finds those that died.
 * SPDX-License-Identifier: Apache-2.0 */
#include "gc/gc.h"

/* The chain of the place where the handle lies; a handle that is in no fragment is in the block. */
static ff_refc_bin **chain_of(ff_proc *p, const ff_refc_bin *handle)
{
    const ff_word *at = (const ff_word *)handle;
    if (at >= p->heap.start && at < p->heap.end) return &p->heap.refc;
    ff_fragment *f = p->heap.fragments;
    while (at < f->words || at >= f->end) f = f->next;
    return &f->refc;
}

void ff_refc_link(ff_proc *p, ff_refc_bin *handle)
{
    ff_refc_bin **chain = chain_of(p, handle);
    handle->next = (uintptr_t)*chain;
    *chain = handle;
    ff_refc_grew(p, ff_handle_bytes(handle));
}

void ff_refc_grew(ff_proc *p, size_t n_bytes)
{
    p->heap.refc_bytes += n_bytes;
    if (p->heap.refc_bytes > p->heap.refc_limit_bytes) ff_interrupt(p);
}
