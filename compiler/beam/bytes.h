/* compiler/beam/bytes.h -- a cursor over untrusted bytes that cannot leave them.
 * Reading past the end yields zeros, moves to the end and sets `truncated`; the caller tests that once per record.
 * A claimed count is believed only after ffc_bytes_fit said that so many records can follow.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FFC_BEAM_BYTES_H
#define FFC_BEAM_BYTES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct ffc_bytes {
    const uint8_t *p, *end;
    bool truncated;
} ffc_bytes;

static inline ffc_bytes ffc_bytes_of(const uint8_t *p, size_t n)
{
    return (ffc_bytes){.p = p, .end = n ? p + n : p};
}

static inline size_t ffc_bytes_left(const ffc_bytes *b)
{
    return b->p == b->end ? 0 : (size_t)(b->end - b->p);
}

/* n bytes, or NULL and `truncated` when fewer are left. */
static inline const uint8_t *ffc_bytes_take(ffc_bytes *b, size_t n)
{
    const uint8_t *p = b->p;
    if (n > ffc_bytes_left(b)) {
        b->p = b->end;
        b->truncated = true;
        return NULL;
    }
    if (n)
        b->p += n;
    return p;
}

static inline uint64_t ffc_bytes_be(ffc_bytes *b, unsigned n)
{
    const uint8_t *p = ffc_bytes_take(b, n);
    uint64_t v = 0;
    for (unsigned i = 0; p && i < n; i++)
        v = v << 8 | p[i];
    return v;
}

static inline uint8_t ffc_bytes_u8(ffc_bytes *b) { return (uint8_t)ffc_bytes_be(b, 1); }
static inline uint16_t ffc_bytes_u16(ffc_bytes *b) { return (uint16_t)ffc_bytes_be(b, 2); }
static inline uint32_t ffc_bytes_u32(ffc_bytes *b) { return (uint32_t)ffc_bytes_be(b, 4); }

/* Can n records of at least `size` bytes each still follow? */
static inline bool ffc_bytes_fit(const ffc_bytes *b, uint64_t n, size_t size)
{
    return n <= ffc_bytes_left(b) / size;
}

#endif
