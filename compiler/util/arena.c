/* compiler/util/arena.c -- bump allocation in blocks; see arena.h for the contract.
 * Blocks double up to BLOCK_MAX, so small arenas stay small and large ones need few blocks.
 * SPDX-License-Identifier: Apache-2.0 */
#include "compiler/util/arena.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "compiler/diag/bug.h"

enum { ALIGNMENT = 16, BLOCK_MIN = 4096, BLOCK_MAX = 1 << 20 };

struct ffc_arena_block {
    ffc_arena_block *older;
    size_t size;   /* of bytes[] */
    _Alignas(ALIGNMENT) char bytes[];
};

void ffc_arena_init(ffc_arena *a)
{
    *a = (ffc_arena){0};
}

void ffc_arena_fini(ffc_arena *a)
{
    while (a->newest) {
        ffc_arena_block *older = a->newest->older;
        free(a->newest);
        a->newest = older;
    }
    *a = (ffc_arena){0};
}

static size_t next_block_size(const ffc_arena *a, size_t wanted)
{
    size_t size = a->newest ? a->newest->size * 2 : BLOCK_MIN;
    if (size > BLOCK_MAX)
        size = BLOCK_MAX;
    return size < wanted ? wanted : size;
}

/* calloc, so that large blocks come zeroed from the system and untouched pages cost nothing. */
static void add_block(ffc_arena *a, size_t wanted)
{
    size_t size = next_block_size(a, wanted);
    ffc_arena_block *b = calloc(1, sizeof *b + size);
    if (!b)
        ffc_out_of_memory(size);
    b->older = a->newest;
    b->size = size;
    a->newest = b;
    a->next = b->bytes;
    a->end = b->bytes + size;
    a->total_bytes += size;
}

void *ffc_arena_alloc(ffc_arena *a, size_t n, size_t size)
{
    size_t bytes;
    if (__builtin_mul_overflow(n, size, &bytes) || bytes > SIZE_MAX / 2)
        ffc_out_of_memory(SIZE_MAX);
    bytes = (bytes + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
    if (!a->newest || (size_t)(a->end - a->next) < bytes)
        add_block(a, bytes);
    void *p = a->next;
    a->next += bytes;
    return p;
}

char *ffc_arena_dup(ffc_arena *a, const char *bytes, size_t n)
{
    char *copy = ffc_arena_alloc(a, n + 1, 1);
    if (n)
        memcpy(copy, bytes, n);
    return copy;
}

char *ffc_arena_printf(ffc_arena *a, const char *fmt, ...)
{
    va_list ap, again;
    va_start(ap, fmt);
    va_copy(again, ap);
    int n = vsnprintf(NULL, 0, fmt, ap);
    va_end(ap);
    FFC_ASSERT(n >= 0);
    char *text = ffc_arena_alloc(a, (size_t)n + 1, 1);
    vsnprintf(text, (size_t)n + 1, fmt, again);
    va_end(again);
    return text;
}
