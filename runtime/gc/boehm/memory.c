/* runtime/gc/boehm/memory.c -- Memory outside of the shared heap: libgc's as well, looked through for terms like a root, and freed
 * by hand. So every table, queue and message of the runtime keeps alive what it holds.
 * SPDX-License-Identifier: Apache-2.0 */
#include "gc/memory.h"
#include "gc/gc.h"

#define GC_THREADS /* for GC_set_markers_count() */
#include <gc/gc_mark.h> /* and libgc's gc/gc.h, whose name is ours here */

void ff_memory_init(void)
{
    GC_set_all_interior_pointers(1); /* a tagged pointer lies inside its object */
    GC_set_finalize_on_demand(1);
    GC_set_warn_proc(GC_ignore_warn_proc);
    GC_set_no_dls(1);
    GC_set_markers_count(1);
    GC_INIT();
    GC_clear_roots(); /* static data holds no terms but literals, and what the VM does */
    GC_add_roots(&ff_the_vm, &ff_the_vm + 1);
}

/* libgc clears what it gives out, but for bytes. */
void *ff_memory_new(size_t bytes) { return GC_malloc_uncollectable(bytes); }
void *ff_memory_zeroed(size_t bytes) { return GC_malloc_uncollectable(bytes); }
void *ff_memory_resize(void *block, size_t bytes) { return block ? GC_realloc(block, bytes) : GC_malloc_uncollectable(bytes); }
void ff_memory_free(void *block) { GC_free(block); }

/* A large binary goes when no handle is left: the number of its references only says whether it may grow in place. */
void *ff_memory_of_bytes(size_t bytes) { return GC_malloc_atomic(bytes); }
void ff_binary_memory_free(ff_binary *b) { (void)b; }
void ff_binary_memory_grew(size_t n_bytes) { (void)n_bytes; }
size_t ff_binary_memory_held(const ff_vm *vm) { return (void)vm, 0; }
