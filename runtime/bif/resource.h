/* runtime/bif/resource.h -- What lives outside every heap and is named by a reference: open files, byte buffers.
 * I1  A resource belongs to the process that made it; those of dead processes are deleted when their number has doubled.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FF_BIF_RESOURCE_H
#define FF_BIF_RESOURCE_H

#include "ff_vm.h"

typedef enum ff_resource_kind { FF_RESOURCE_FILE, FF_RESOURCE_BUFFER } ff_resource_kind;

typedef struct ff_resource {
    struct ff_resource *next; /* of the same bucket */
    uint64_t ref;             /* number of its reference */
    ff_term owner;            /* a pid */
    ff_resource_kind kind;
    int fd;                   /* FILE */
    uint8_t *bytes;           /* BUFFER: bytes[start..end) of capacity */
    size_t start, end, capacity;
    bool locked;
} ff_resource;

/* A new resource of p's, its reference at *ref. effects: allocates. */
ff_resource *ff_resource_new(ff_proc *p, ff_resource_kind kind, ff_term *ref);
/* NULL: there is none (any more). */
ff_resource *ff_resource_find(ff_vm *vm, ff_term ref, ff_resource_kind kind);
/* Frees it; the file of a FILE has been closed already. */
void ff_resource_delete(ff_vm *vm, ff_resource *r);
/* Closes and deletes what is left. */
void ff_resources_fini(ff_vm *vm);

#endif
