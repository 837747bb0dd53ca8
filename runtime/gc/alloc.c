/* runtime/gc/alloc.c -- Memory outside heaps: the ff_malloc family, which never fails but ends the program.
 * SPDX-License-Identifier: Apache-2.0 */
#include "gc/gc.h"
#include "gc/memory.h"

void ff_alloc_fail_after(int64_t n) { ff_the_vm.allocs_to_failure = n < 0 ? 0 : (uint64_t)n + 1; }

static FF_COLD _Noreturn void out_of_memory(size_t bytes)
{
    char line[80] = "out of memory: cannot allocate ";
    size_t at = sizeof "out of memory: cannot allocate " - 1;
    char digits[24];
    size_t n = 0;
    do {
        digits[n++] = (char)('0' + bytes % 10);
        bytes /= 10;
    } while (bytes);
    while (n) line[at++] = digits[--n];
    __builtin_memcpy(line + at, " bytes", sizeof " bytes");
    ff_vm_give_up(&ff_the_vm, line);
}

static bool told_to_fail(void)
{
    return FF_UNLIKELY(ff_the_vm.allocs_to_failure != 0) && --ff_the_vm.allocs_to_failure == 0;
}

void *ff_memory_checked(void *block, size_t bytes)
{
    if (FF_UNLIKELY(told_to_fail() || !block)) out_of_memory(bytes);
    return block;
}

static size_t at_least_one(size_t bytes) { return bytes ? bytes : 1; }

void *ff_malloc(size_t bytes) { return ff_memory_checked(ff_memory_new(at_least_one(bytes)), bytes); }

void *ff_malloc_bytes(size_t bytes) { return ff_memory_checked(ff_memory_of_bytes(at_least_one(bytes)), bytes); }

void *ff_calloc(size_t n, size_t bytes)
{
    size_t all;
    bool too_many = __builtin_mul_overflow(n, bytes, &all);
    return ff_memory_checked(too_many ? NULL : ff_memory_zeroed(at_least_one(all)), n * bytes);
}

void *ff_realloc(void *old, size_t bytes) { return ff_memory_checked(ff_memory_resize(old, at_least_one(bytes)), bytes); }

void ff_free(void *block) { ff_memory_free(block); }
