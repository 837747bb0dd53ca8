/* runtime/port/queue.h -- Bytes that wait to be written: appended at the end, taken at the front.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FF_PORT_QUEUE_H
#define FF_PORT_QUEUE_H

#include "ff_vm.h"

#include <string.h>

typedef struct ff_queue { /* all zero: empty */
    uint8_t *bytes;       /* bytes[start..end) wait */
    size_t start, end, capacity;
} ff_queue;

FF_INLINE size_t ff_queue_size(const ff_queue *q) { return q->end - q->start; }
FF_INLINE const uint8_t *ff_queue_front(const ff_queue *q) { return q->bytes + q->start; }

/* What was taken makes room, before more memory does. */
FF_INLINE void ff_queue_append(ff_queue *q, const void *bytes, size_t n)
{
    if (n == 0) return;
    size_t size = ff_queue_size(q);
    if (q->capacity - q->end < n) {
        if (q->start > 0) memmove(q->bytes, q->bytes + q->start, size);
        q->start = 0;
        q->end = size;
        if (q->capacity - size < n) {
            q->capacity = size + n > 2 * q->capacity ? size + n : 2 * q->capacity;
            q->bytes = (uint8_t *)ff_realloc(q->bytes, q->capacity);
        }
    }
    memcpy(q->bytes + q->end, bytes, n);
    q->end += n;
}

FF_INLINE void ff_queue_clear(ff_queue *q)
{
    ff_free(q->bytes);
    *q = (ff_queue){0};
}

FF_INLINE void ff_queue_take(ff_queue *q, size_t n)
{
    q->start += n;
    if (q->start == q->end) ff_queue_clear(q);
}

#endif
