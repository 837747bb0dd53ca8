/* runtime/gc/copying/memory.c -- Memory outside heaps is the C library's.
 * SPDX-License-Identifier: Apache-2.0 */
#include "gc/memory.h"
#include "gc/gc.h"

#include <stdlib.h>

void ff_memory_init(void) {}
void *ff_memory_new(size_t bytes) { return malloc(bytes); }
void *ff_memory_zeroed(size_t bytes) { return calloc(1, bytes); }
void *ff_memory_resize(void *block, size_t bytes) { return realloc(block, bytes); }
void ff_memory_free(void *block) { free(block); }
void *ff_memory_of_bytes(size_t bytes) { return malloc(bytes); }

void ff_binary_memory_free(ff_binary *b)
{
    ff_the_vm.binary_bytes -= b->capacity;
    ff_free(b);
}

void ff_binary_memory_grew(size_t n_bytes) { ff_the_vm.binary_bytes += n_bytes; }
size_t ff_binary_memory_held(const ff_vm *vm) { return vm->binary_bytes; }
