/* targets/wasm/malloc.c -- malloc in 1.5 KB, for the flavours that are to be small; wasi-libc's takes 12 KB.
 *
 * Chunks lie side by side, each with its size in front; a free one has its size at its end, too, so that neighbours join. Free
 * ones of about one size, four classes for each power of two, are in one list, and a bit says which lists have any.
 * I1  sizes are multiples of 16, payloads begin at one.   I2  no two free chunks are neighbours.
 * I3  a run of memory ends in a chunk of size 0 that is in use.
 * SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { GRAIN = 16, HEAD = 4, IN_USE = 1, BEFORE_IN_USE = 2, FLAGS = 3, LISTS = 64, PAGE = 65536, GROW_PART = 8 };

typedef struct chunk {
    uint32_t head; /* size | flags */
    struct chunk *next, *previous; /* of a free one */
} chunk;

static struct { chunk *lists[LISTS]; uint64_t filled; char *end; } heap; /* end: of the newest run */

extern char __heap_base;

static uint32_t size_of(const chunk *c) { return c->head & ~(uint32_t)FLAGS; }
static chunk *at(void *from, ptrdiff_t bytes) { return (chunk *)((char *)from + bytes); }
static chunk *behind(chunk *c) { return at(c, (ptrdiff_t)size_of(c)); }

/* ---- lists ---- */

static unsigned list_of(uint32_t size)
{
    uint32_t units = size / GRAIN;
    if (units < 8) return units;
    unsigned log = 31 - (unsigned)__builtin_clz(units), list = 8 + (log - 3) * 4 + (units >> (log - 2) & 3);
    return list < LISTS ? list : LISTS - 1;
}

static void unlink_free(chunk *c)
{
    unsigned list = list_of(size_of(c));
    if (c->next) c->next->previous = c->previous;
    if (c->previous) {
        c->previous->next = c->next;
        return;
    }
    heap.lists[list] = c->next;
    if (!c->next) heap.filled &= ~(UINT64_C(1) << list);
}

/* A run of free memory becomes a chunk; what lies before it is in use. */
static void link_free(chunk *c, uint32_t size)
{
    unsigned list = list_of(size);
    c->head = size | BEFORE_IN_USE;
    *(uint32_t *)((char *)c + size - HEAD) = size;
    behind(c)->head &= ~(uint32_t)BEFORE_IN_USE;
    c->previous = NULL;
    c->next = heap.lists[list];
    if (c->next) c->next->previous = c;
    heap.lists[list] = c;
    heap.filled |= UINT64_C(1) << list;
}

/* The chunk is in use up to `size`, the rest is free. */
static void *use(chunk *c, uint32_t size)
{
    uint32_t whole = size_of(c), before = c->head & BEFORE_IN_USE;
    if (whole - size >= GRAIN) {
        c->head = size | before | IN_USE;
        chunk *rest = behind(c), *next = at(c, (ptrdiff_t)whole);
        uint32_t n = whole - size;
        if (!(next->head & IN_USE)) {
            unlink_free(next);
            n += size_of(next);
        }
        link_free(rest, n);
    } else {
        c->head = whole | before | IN_USE;
        behind(c)->head |= BEFORE_IN_USE;
    }
    return (char *)c + HEAD;
}

/* ---- memory ---- */

/* A free chunk of at least `size` at the end of memory; false: there is no more. */
static bool grow(uint32_t size)
{
    char *start = heap.end ? (char *)(__builtin_wasm_memory_size(0) * PAGE) : &__heap_base;
    size_t have = __builtin_wasm_memory_size(0) * PAGE - (size_t)start;
    if (have < size + 2 * GRAIN) {
        size_t wish = size + 2 * GRAIN - have, part = __builtin_wasm_memory_size(0) / GROW_PART;
        size_t pages = (wish + PAGE - 1) / PAGE;
        if (__builtin_wasm_memory_grow(0, pages > part ? pages : part) == SIZE_MAX && (pages >= part || __builtin_wasm_memory_grow(0, pages) == SIZE_MAX))
            return false;
    }
    char *end = (char *)(__builtin_wasm_memory_size(0) * PAGE);
    bool adjoins = heap.end == start;
    /* Heads stand 4 bytes before a multiple of 16; the last one is I3's. */
    chunk *c = adjoins ? at(start, -HEAD) : at((void *)(((uintptr_t)start + HEAD + GRAIN - 1) / GRAIN * GRAIN), -HEAD);
    uint32_t before = adjoins ? c->head & BEFORE_IN_USE : BEFORE_IN_USE, n = (uint32_t)(end - HEAD - (char *)c);
    at(end, -HEAD)->head = IN_USE;
    heap.end = end;
    if (!before) {
        c = at(c, -(ptrdiff_t)((uint32_t *)c)[-1]);
        unlink_free(c);
        n += size_of(c);
    }
    link_free(c, n);
    return true;
}

static uint32_t chunk_size(size_t n) { return n < GRAIN - HEAD ? GRAIN : ((uint32_t)n + HEAD + GRAIN - 1) / GRAIN * GRAIN; }

static chunk *find(uint32_t size)
{
    unsigned list = list_of(size);
    for (chunk *c = heap.lists[list]; c; c = c->next)
        if (size_of(c) >= size) return c;
    uint64_t larger = list + 1 < LISTS ? heap.filled >> (list + 1) << (list + 1) : 0;
    return larger ? heap.lists[__builtin_ctzll(larger)] : NULL;
}

/* ---- the functions of C ---- */

void *malloc(size_t n)
{
    uint32_t size = chunk_size(n);
    chunk *c = n > INT32_MAX ? NULL : find(size);
    if (!c && n <= INT32_MAX && grow(size)) c = find(size);
    if (!c) {
        errno = ENOMEM;
        return NULL;
    }
    unlink_free(c);
    return use(c, size);
}

void free(void *payload)
{
    if (!payload) return;
    chunk *c = at(payload, -HEAD), *next = behind(c);
    uint32_t n = size_of(c);
    if (!(c->head & BEFORE_IN_USE)) {
        c = at(c, -(ptrdiff_t)((uint32_t *)c)[-1]);
        unlink_free(c);
        n += size_of(c);
    }
    if (!(next->head & IN_USE)) {
        unlink_free(next);
        n += size_of(next);
    }
    link_free(c, n);
}

void *calloc(size_t n, size_t each)
{
    size_t bytes;
    void *payload = malloc(__builtin_mul_overflow(n, each, &bytes) ? SIZE_MAX : bytes);
    return payload ? memset(payload, 0, bytes) : NULL;
}

void *realloc(void *payload, size_t n)
{
    if (!payload || n > INT32_MAX) return malloc(payload ? SIZE_MAX : n);
    chunk *c = at(payload, -HEAD), *next = behind(c);
    uint32_t size = chunk_size(n), had = size_of(c);
    if (size > had && !(next->head & IN_USE) && had + size_of(next) >= size) {
        unlink_free(next);
        c->head += size_of(next);
    }
    if (size <= size_of(c)) return use(c, size);
    void *moved = malloc(n);
    if (!moved) return NULL;
    memcpy(moved, payload, had - HEAD);
    free(payload);
    return moved;
}

/* wasi-libc calls these from within, such as from atexit(): without them its own malloc would be linked, too. */
void *__libc_malloc(size_t n) __attribute__((alias("malloc")));
void *__libc_calloc(size_t n, size_t each) __attribute__((alias("calloc")));
void __libc_free(void *payload) __attribute__((alias("free")));
