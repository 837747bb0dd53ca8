/* runtime/gc/memory.h -- Where the ff_malloc family gets its memory: one implementation for each heap strategy. NULL: there is none
 * left. Sizes are bytes, never 0.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FF_MEMORY_H
#define FF_MEMORY_H

#include <stddef.h>

/* Before the first allocation. */
void ff_memory_init(void);
void *ff_memory_new(size_t bytes);
void *ff_memory_zeroed(size_t bytes);
void *ff_memory_resize(void *block, size_t bytes);
void ff_memory_free(void *block);
/* For bytes that are no terms: those of a large binary. */
void *ff_memory_of_bytes(size_t bytes);

/* The block, unless there is none: then the program ends and says so (alloc.c). */
void *ff_memory_checked(void *block, size_t bytes);

#endif
