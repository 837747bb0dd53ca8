/* runtime/bif/resource.c -- See resource.h.
 * Owns: vm->resources.
 * SPDX-License-Identifier: Apache-2.0 */
#include "bif/resource.h"
#include "ff_target_fs.h"
#include "proc/table.h"

enum { BUCKETS = 64, FIRST_SWEEP = 32 };

struct ff_resources {
    size_t n, next_sweep;
    ff_resource *buckets[BUCKETS];
};

static uint64_t ref_number(ff_term ref) { return ((const ff_ref *)ff_boxed_ptr(ref))->number; }

static ff_resource **bucket_of(ff_vm *vm, uint64_t ref) { return &vm->resources->buckets[ref % BUCKETS]; }

static void unlink_and_free(ff_resource **at, size_t *n)
{
    ff_resource *r = *at;
    *at = r->next;
    --*n;
    ff_free(r->bytes);
    ff_free(r);
}

static void close_and_free(ff_resource **at, size_t *n)
{
    if ((*at)->kind == FF_RESOURCE_FILE) ff_fs_close((*at)->fd);
    unlink_and_free(at, n);
}

static void sweep(ff_vm *vm)
{
    struct ff_resources *all = vm->resources;
    for (size_t i = 0; i < BUCKETS; i++)
        for (ff_resource **at = &all->buckets[i]; *at;)
            if (ff_proc_lookup(vm, (*at)->owner)) at = &(*at)->next;
            else close_and_free(at, &all->n);
    all->next_sweep = all->n < FIRST_SWEEP ? FIRST_SWEEP : 2 * all->n;
}

ff_resource *ff_resource_new(ff_proc *p, ff_resource_kind kind, ff_term *ref)
{
    if (!p->vm->resources) p->vm->resources = ff_calloc(1, sizeof *p->vm->resources);
    if (p->vm->resources->n >= p->vm->resources->next_sweep) sweep(p->vm);
    *ref = ff_ref_new(p);
    ff_resource *r = ff_calloc(1, sizeof *r), **bucket = bucket_of(p->vm, ref_number(*ref));
    r->next = *bucket;
    r->ref = ref_number(*ref);
    r->owner = p->self;
    r->kind = kind;
    *bucket = r;
    p->vm->resources->n++;
    return r;
}

ff_resource *ff_resource_find(ff_vm *vm, ff_term ref, ff_resource_kind kind)
{
    if (!vm->resources || !ff_is_boxed_as(ref, FF_SUB_REF)) return NULL;
    ff_resource *r = *bucket_of(vm, ref_number(ref));
    while (r && r->ref != ref_number(ref)) r = r->next;
    return r && r->kind == kind ? r : NULL;
}

void ff_resource_delete(ff_vm *vm, ff_resource *r)
{
    ff_resource **at = bucket_of(vm, r->ref);
    while (*at != r) at = &(*at)->next;
    unlink_and_free(at, &vm->resources->n);
}

void ff_resources_fini(ff_vm *vm)
{
    if (!vm->resources) return;
    for (size_t i = 0; i < BUCKETS; i++)
        while (vm->resources->buckets[i]) close_and_free(&vm->resources->buckets[i], &vm->resources->n);
    ff_free(vm->resources);
    vm->resources = NULL;
}
