/* compiler/beam/compact.c -- the compact form of a tagged number: three bits of tag, the value in one or more bytes.
 *
 *     vvvv 0 ttt                      0..15
 *     vvv0 1 ttt  vvvvvvvv            0..2047
 *     lll1 1 ttt  l + 2 bytes         two's complement, big-endian; l < 7
 *     1111 1 ttt  compact u n         n + 9 bytes of the same
 *
 * SPDX-License-Identifier: Apache-2.0 */
#include "compiler/beam/reader.h"

static bool take_digits(ffc_bytes *in, uint32_t n, ffc_compact *out)
{
    const uint8_t *p = ffc_bytes_take(in, n);
    if (!p)
        return false;
    out->digits = p;
    out->n_digits = n;
    out->big = n > 8;
    uint64_t v = p[0] & 0x80 ? UINT64_MAX : 0;
    for (uint32_t i = 0; i < n && !out->big; i++)
        v = v << 8 | p[i];
    out->value = (int64_t)v;
    return true;
}

/* The length of a long number is a compact unsigned itself, but never a long one. */
static bool read_long_length(ffc_bytes *in, uint32_t *n)
{
    uint8_t b = ffc_bytes_u8(in);
    if ((b & 7) != FFC_TAG_U || (b & 0x18) == 0x18)
        return false;
    *n = 9 + (b & 8 ? (uint32_t)(b & 0xe0) << 3 | ffc_bytes_u8(in) : b >> 4);
    return !in->truncated;
}

bool ffc_compact_read(ffc_bytes *in, ffc_compact *out)
{
    uint8_t b = ffc_bytes_u8(in);
    uint32_t n;
    *out = (ffc_compact){.tag = b & 7};
    if (!(b & 0x08))
        out->value = b >> 4;
    else if (!(b & 0x10))
        out->value = (b & 0xe0) << 3 | ffc_bytes_u8(in);
    else if (b >> 5 < 7)
        return take_digits(in, (b >> 5) + 2u, out);
    else
        return read_long_length(in, &n) && take_digits(in, n, out);
    return !in->truncated;
}
