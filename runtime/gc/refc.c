/* runtime/gc/refc.c -- Handles on what is counted outside of heaps, large binaries and resources: dropping what they own.
 * SPDX-License-Identifier: Apache-2.0 */
#include "gc/gc.h"

void ff_binary_release(ff_binary *b)
{
    if (--b->refs == 0) ff_binary_memory_free(b);
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
