/* compiler/util/vec.c -- what the macros of vec.h call.
 * SPDX-License-Identifier: Apache-2.0 */
#include "compiler/util/vec.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "compiler/diag/bug.h"

enum { FIRST_CAP = 8 };

/* The arena form leaves the old items behind: doubling bounds that waste by the final size. */
static void *resize(void *items, size_t n, size_t wanted, size_t size, ffc_arena *a)
{
    if (!a)
        return realloc(items, wanted * size);
    void *grown = ffc_arena_alloc(a, wanted, size);
    if (n)
        memcpy(grown, items, n * size);
    return grown;
}

void *ffc_vec_grow_(void *items, size_t *cap, size_t size, ffc_arena *a)
{
    size_t wanted = *cap ? *cap * 2 : FIRST_CAP;
    if (wanted > SIZE_MAX / 2 / size)
        ffc_out_of_memory(SIZE_MAX);
    void *grown = resize(items, *cap, wanted, size, a);
    if (!grown)
        ffc_out_of_memory(wanted * size);
    *cap = wanted;
    return grown;
}

void *ffc_vec_copy_(ffc_arena *a, const void *items, size_t n, size_t size)
{
    void *copy = ffc_arena_alloc(a, n, size);
    if (n)
        memcpy(copy, items, n * size);
    return copy;
}

void ffc_vec_free_(void *items)
{
    free(items);
}
