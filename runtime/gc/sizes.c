/* runtime/gc/sizes.c -- The sizes that heap blocks may have.
 * SPDX-License-Identifier: Apache-2.0 */
#include "gc/gc.h"

/* Fibonacci-like up to about a million words, then a fifth more each time. */
size_t ff_heap_next_size(size_t words)
{
    enum { FIBONACCI_END = 1 << 20 };
    size_t before = 12, size = 38;
    while (size < words) {
        size_t next = size < FIBONACCI_END ? before + size + 1 : size + size / 5;
        before = size;
        size = next;
    }
    return size;
}
