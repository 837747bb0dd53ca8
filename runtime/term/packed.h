/* runtime/term/packed.h -- Numbers as the compiler packs them: seven bits a byte, low ones first, 128 added to all but the last.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FF_PACKED_H
#define FF_PACKED_H

#include <stdint.h>

/* Reads one and moves *at behind it. */
static inline uint64_t ff_packed_number(const uint8_t **at)
{
    uint64_t value = 0;
    for (unsigned shift = 0;; shift += 7) {
        uint64_t byte = *(*at)++;
        value |= (byte & 127) << shift;
        if (byte < 128) return value;
    }
}

#endif
