/* runtime/bin/utf.c -- One code point in UTF-8, UTF-16 or UTF-32, at a byte border.
 * SPDX-License-Identifier: Apache-2.0 */
#include "bin/utf.h"

/* ---- writing ---- */

size_t ff_utf8_size(uint32_t c)
{
    return c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
}

size_t ff_utf8_put(uint8_t *to, uint32_t c)
{
    static const uint8_t lead[] = {0, 0x00, 0xc0, 0xe0, 0xf0};
    size_t n = ff_utf8_size(c);
    for (size_t i = n; --i > 0; c >>= 6) to[i] = (uint8_t)(0x80 | (c & 0x3f));
    to[0] = (uint8_t)(lead[n] | c);
    return n;
}

static void put_16(uint8_t *to, uint32_t unit, bool little)
{
    to[little] = (uint8_t)(unit >> 8);
    to[!little] = (uint8_t)unit;
}

size_t ff_utf16_put(uint8_t *to, uint32_t c, bool little)
{
    if (c < 0x10000) {
        put_16(to, c, little);
        return 2;
    }
    put_16(to, 0xd800 | (c - 0x10000) >> 10, little);
    put_16(to + 2, 0xdc00 | (c & 0x3ff), little);
    return 4;
}

size_t ff_utf32_put(uint8_t *to, uint32_t c, bool little)
{
    for (unsigned i = 0; i < 4; i++) to[i] = (uint8_t)(c >> 8 * (little ? i : 3 - i));
    return 4;
}

/* ---- reading ---- */

/* What the second byte may be after a lead byte: this is where over-long forms, surrogates and numbers beyond the last
 * code point show. */
static void second_byte_range(uint8_t lead, uint8_t *low, uint8_t *high)
{
    *low = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
    *high = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
}

static size_t utf8_length(uint8_t lead)
{
    if (lead < 0x80) return 1;
    if (lead < 0xc2 || lead > 0xf4) return 0;
    return lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
}

ff_utf_state ff_utf8_get(const uint8_t *from, size_t n, uint32_t *c, size_t *used)
{
    if (n == 0) return FF_UTF_SHORT;
    size_t length = utf8_length(from[0]);
    if (length == 0) return FF_UTF_BAD;
    *used = length;
    *c = from[0];
    if (length == 1) return FF_UTF_OK;
    uint8_t low, high;
    second_byte_range(from[0], &low, &high);
    uint32_t code = from[0] & (0x7fu >> length);
    for (size_t i = 1; i < length; i++) {
        if (i == n) return FF_UTF_SHORT;
        if (from[i] < low || from[i] > high) return FF_UTF_BAD;
        code = code << 6 | (from[i] & 0x3f);
        low = 0x80;
        high = 0xbf;
    }
    *c = code;
    return FF_UTF_OK;
}

static uint32_t get_16(const uint8_t *from, bool little) { return (uint32_t)(from[little] << 8 | from[!little]); }

ff_utf_state ff_utf16_get(const uint8_t *from, size_t n, bool little, uint32_t *c, size_t *used)
{
    if (n < 2) return FF_UTF_SHORT;
    uint32_t first = get_16(from, little);
    *used = 2;
    *c = first;
    if (first < 0xd800 || first > 0xdfff) return FF_UTF_OK;
    if (first >= 0xdc00) return FF_UTF_BAD;
    if (n < 4) return FF_UTF_SHORT;
    uint32_t second = get_16(from + 2, little);
    if (second < 0xdc00 || second > 0xdfff) return FF_UTF_BAD;
    *used = 4;
    *c = 0x10000 + ((first & 0x3ff) << 10) + (second & 0x3ff);
    return FF_UTF_OK;
}

ff_utf_state ff_utf32_get(const uint8_t *from, size_t n, bool little, uint32_t *c, size_t *used)
{
    if (n < 4) return FF_UTF_SHORT;
    uint32_t code = 0;
    for (unsigned i = 0; i < 4; i++) code |= (uint32_t)from[i] << 8 * (little ? i : 3 - i);
    *used = 4;
    *c = code;
    return ff_is_code_point(code) ? FF_UTF_OK : FF_UTF_BAD;
}
