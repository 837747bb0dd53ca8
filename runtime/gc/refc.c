/* runtime/gc/refc.c -- Handles on what is counted outside of heaps: large binaries, and resources; chaining them, and dropping
 * what they own.
 * SPDX-License-Identifier: Apache-2.0 */
#include "gc/gc.h"

void ff_binary_release(ff_binary *b)
{
    if (--b->refs == 0) ff_free(b);
}

void ff_resource_release(ff_resource *r)
{
    if (--r->refs > 0) return;
    if (r->kind->fini) r->kind->fini(r);
    ff_free(r);
}

static ff_resource *resource_of(const ff_refc_bin *handle)
{
    return (ff_resource *)(uintptr_t)((const ff_resource_ref *)handle)->resource;
}

void ff_handle_release(const ff_refc_bin *handle)
{
    if (handle->header == FF_RESOURCE_REF_HEADER) ff_resource_release(resource_of(handle));
    else ff_binary_release((ff_binary *)(uintptr_t)handle->binary);
}

void ff_handle_retain(const ff_refc_bin *handle)
{
    if (handle->header == FF_RESOURCE_REF_HEADER) resource_of(handle)->refs++;
    else ((ff_binary *)(uintptr_t)handle->binary)->refs++;
}

size_t ff_handle_bytes(const ff_refc_bin *handle)
{
    return handle->header == FF_RESOURCE_REF_HEADER ? resource_of(handle)->size_bytes : handle->size_bytes;
}

void ff_refc_release(ff_refc_bin *chain)
{
    while (chain) {
        ff_refc_bin *next = (ff_refc_bin *)(uintptr_t)chain->next;
        ff_handle_release(chain);
        chain = next;
    }
}

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
    p->heap.refc_bytes += ff_handle_bytes(handle);
    if (p->heap.refc_bytes > p->heap.refc_limit_bytes) ff_interrupt(p);
}
