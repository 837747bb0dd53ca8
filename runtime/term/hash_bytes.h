/* runtime/term/hash_bytes.h -- A hash of bytes for tables of the runtime's own: nothing outside tells it from another.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FF_HASH_BYTES_H
#define FF_HASH_BYTES_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

static inline uint64_t ff_hash_word_at(const void *bytes)
{
    uint64_t word;
    memcpy(&word, bytes, sizeof word);
    return word;
}

/* Eight bytes at a time; the last eight may overlap those before. */
static inline uint32_t ff_hash_bytes(const void *bytes, size_t n)
{
    const uint64_t factor = 0x9e3779b97f4a7c15;
    const uint8_t *at = bytes;
    uint64_t hash = n;
    if (n < 8) {
        for (size_t i = 0; i < n; i++) hash = hash << 8 | at[i];
    } else {
        for (size_t i = 0; i + 8 < n; i += 8) hash = (hash ^ ff_hash_word_at(at + i)) * factor, hash ^= hash >> 32;
        hash ^= ff_hash_word_at(at + n - 8);
    }
    return (uint32_t)(hash * factor >> 32);
}

#endif
