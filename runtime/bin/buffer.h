/* runtime/bin/buffer.h -- Bytes under construction whose number is not known yet.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FF_BIN_BUFFER_H
#define FF_BIN_BUFFER_H

#include "ff_vm.h"

typedef struct ff_buffer { /* all zero: empty */
    uint8_t *bytes;        /* owned; ff_free() */
    size_t n, capacity;
} ff_buffer;

/* n more bytes, for the caller to write; valid until the next call. */
FF_INLINE uint8_t *ff_buffer_room(ff_buffer *b, size_t n)
{
    if (FF_UNLIKELY(b->capacity - b->n < n)) {
        size_t twice = b->capacity < 64 ? 64 : 2 * b->capacity;
        b->capacity = twice < b->n + n ? b->n + n : twice;
        b->bytes = (uint8_t *)ff_realloc(b->bytes, b->capacity);
    }
    b->n += n;
    return b->bytes + b->n - n;
}

#endif
