/* compiler/util/arena.h -- memory that lives and dies together: bump allocation in blocks, freed at once.
 * An arena belongs to one module, one pass or one run; nothing in it is freed alone.
 * I1  Every allocation is zeroed and aligned for any type.
 * I2  No function here returns NULL: running out of memory ends the compiler (ffc_out_of_memory).
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FFC_UTIL_ARENA_H
#define FFC_UTIL_ARENA_H

#include <stddef.h>

typedef struct ffc_arena_block ffc_arena_block;

typedef struct ffc_arena {
    ffc_arena_block *newest;   /* the chain of all blocks, the one in use first */
    char *next;                /* first free byte of the newest block */
    char *end;                 /* one past its last byte */
    size_t total_bytes;        /* asked of malloc so far; tests bound it */
} ffc_arena;

void ffc_arena_init(ffc_arena *a);
void ffc_arena_fini(ffc_arena *a);

/* Zeroed memory for n items of `size` bytes; n * size must not overflow unless memory is to run out. n may be 0. */
void *ffc_arena_alloc(ffc_arena *a, size_t n, size_t size);

/* A NUL-terminated copy of n bytes. */
char *ffc_arena_dup(ffc_arena *a, const char *bytes, size_t n);

/* A NUL-terminated formatted string. */
char *ffc_arena_printf(ffc_arena *a, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

#define FFC_NEW(a, type)          ((type *)ffc_arena_alloc((a), 1, sizeof(type)))
#define FFC_NEW_ARRAY(a, type, n) ((type *)ffc_arena_alloc((a), (n), sizeof(type)))

#endif
