/* runtime/bif/resource.c -- See resource.h.
 * SPDX-License-Identifier: Apache-2.0 */
#include "bif/resource.h"
#include "gc/gc.h"

void *ff_resource_new(ff_proc *p, const ff_resource_kind *kind, size_t bytes, size_t extra_bytes, ff_term *ref)
{
    ff_resource *r = ff_calloc(1, bytes);
    *r = (ff_resource){.refs = 1, .size_bytes = bytes + extra_bytes, .kind = kind};
    ff_resource_ref *handle = (ff_resource_ref *)ff_alloc(p, FF_RESOURCE_REF_WORDS);
    *handle = (ff_resource_ref){.header = FF_RESOURCE_REF_HEADER, .number = ++p->vm->next_ref, .resource = (uintptr_t)r};
    ff_refc_link(p, (ff_refc_bin *)handle);
    *ref = ff_boxed_from_ptr(&handle->header);
    return r;
}

void *ff_resource_of(ff_term t, const ff_resource_kind *kind)
{
    if (!ff_is_boxed(t) || ff_header(t) != FF_RESOURCE_REF_HEADER) return NULL;
    ff_resource *r = (ff_resource *)(uintptr_t)((const ff_resource_ref *)ff_boxed_ptr(t))->resource;
    return r->kind == kind ? r : NULL;
}
