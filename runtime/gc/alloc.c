/* runtime/gc/alloc.c -- Memory outside heaps: the ff_malloc family, which never fails but ends the program.
 * `hook` is the one mutable object of the runtime that belongs to no VM: an allocation does not know its VM, and what the
 * hook counts, calls that the C library's allocator gets, is a matter of the whole operating system process. For the same
 * reason it knows the VM whose output must not be lost when the program ends here.
 * SPDX-License-Identifier: Apache-2.0 */
#include "gc/gc.h"
#include <stdlib.h>

static struct {
    int64_t fail_after; /* allocations to go before one fails; < 0: never */
    ff_vm *vm;
} hook = {.fail_after = -1};

void ff_alloc_fail_after(int64_t n) { hook.fail_after = n; }

void ff_alloc_serves(ff_vm *vm) { hook.vm = vm; }

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
    ff_vm_give_up(hook.vm, line);
}

static bool told_to_fail(void) { return FF_UNLIKELY(hook.fail_after >= 0) && hook.fail_after-- == 0; }

void *ff_malloc(size_t bytes)
{
    void *block = told_to_fail() ? NULL : malloc(bytes ? bytes : 1);
    if (FF_UNLIKELY(!block)) out_of_memory(bytes);
    return block;
}

void *ff_calloc(size_t n, size_t bytes)
{
    void *block = told_to_fail() ? NULL : calloc(n ? n : 1, bytes ? bytes : 1);
    if (FF_UNLIKELY(!block)) out_of_memory(n * bytes);
    return block;
}

void *ff_realloc(void *old, size_t bytes)
{
    void *block = told_to_fail() ? NULL : realloc(old, bytes ? bytes : 1);
    if (FF_UNLIKELY(!block)) out_of_memory(bytes);
    return block;
}

void ff_free(void *block) { free(block); }
