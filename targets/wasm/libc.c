/* targets/wasm/libc.c -- Functions of the C library, for the flavours that are to be small: wasi-libc's are unrolled.
 * SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>
#include <string.h>

/* One instruction of WebAssembly. */
void *memcpy(void *restrict to, const void *restrict from, size_t n) { return __builtin_memcpy(to, from, n); }

typedef int order(const void *, const void *);

static void swap(char *a, char *b, size_t size)
{
    for (; size-- > 0; a++, b++) {
        char c = *a;
        *a = *b;
        *b = c;
    }
}

/* The element at i goes down a heap of n whose largest is the first. */
static void sink(char *base, size_t i, size_t n, size_t size, order *compare)
{
    for (size_t child; (child = 2 * i + 1) < n; i = child) {
        if (child + 1 < n && compare(base + (child + 1) * size, base + child * size) > 0) child++;
        if (compare(base + i * size, base + child * size) >= 0) return;
        swap(base + i * size, base + child * size, size);
    }
}

/* Heapsort. */
void qsort(void *base, size_t n, size_t size, order *compare)
{
    for (size_t i = n / 2; i-- > 0;) sink((char *)base, i, n, size, compare);
    while (n-- > 1) {
        swap((char *)base, (char *)base + n * size, size);
        sink((char *)base, 0, n, size, compare);
    }
}
