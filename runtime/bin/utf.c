/* runtime/bin/utf.c -- One code point in UTF-8, UTF-16 or UTF-32, at a byte border.
 * SPDX-License-Identifier: Apache-2.0 */
#include "bin/utf.h"

#include "ff_term.h"

/* ---- writing ---- */

size_t ff_utf8_size(uint32_t c)
{
    return c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
}

static uint8_t continuation(uint32_t bits) { return (uint8_t)(0x80 | (bits & 0x3f)); }

size_t ff_utf8_put(uint8_t *to, uint32_t c)
{
    if (c < 0x80) {
        to[0] = (uint8_t)c;
        return 1;
    }
    if (c < 0x800) {
        to[0] = (uint8_t)(0xc0 | c >> 6);
        to[1] = continuation(c);
        return 2;
    }
    if (c < 0x10000) {
        to[0] = (uint8_t)(0xe0 | c >> 12);
        to[1] = continuation(c >> 6);
        to[2] = continuation(c);
        return 3;
    }
    to[0] = (uint8_t)(0xf0 | c >> 18);
    to[1] = continuation(c >> 12);
    to[2] = continuation(c >> 6);
    to[3] = continuation(c);
    return 4;
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

/* What is wrong with bytes that are no code point. */
static FF_COLD ff_utf_state utf8_fault(const uint8_t *from, size_t n)
{
    size_t length = n ? utf8_length(from[0]) : 1;
    if (n == 0 || length == 0) return n ? FF_UTF_BAD : FF_UTF_SHORT;
    uint8_t low, high;
    second_byte_range(from[0], &low, &high);
    for (size_t i = 1; i < length; i++) {
        if (i == n) return FF_UTF_SHORT;
        if (from[i] < low || from[i] > high) return FF_UTF_BAD;
        low = 0x80;
        high = 0xbf;
    }
    return FF_UTF_BAD;
}

static uint32_t is_continuation(uint8_t byte) { return (byte & 0xc0) == 0x80; }

ff_utf_state ff_utf8_get(const uint8_t *from, size_t n, uint32_t *c, size_t *used)
{
    uint32_t lead = n ? from[0] : 0xff, code;
    size_t length;
    if (lead < 0x80) {
        *c = lead;
        *used = 1;
        return FF_UTF_OK;
    }
    if (lead >= 0xc2 && lead < 0xe0 && n >= 2 && is_continuation(from[1])) {
        length = 2;
        code = (lead & 0x1f) << 6 | (from[1] & 0x3f);
    } else if ((lead & 0xf0) == 0xe0 && n >= 3 && is_continuation(from[1]) & is_continuation(from[2])) {
        length = 3;
        code = (lead & 0x0f) << 12 | (from[1] & 0x3fu) << 6 | (from[2] & 0x3f);
        if (code < 0x800 || !ff_is_code_point(code)) return FF_UTF_BAD;
    } else if ((lead & 0xf8) == 0xf0 && n >= 4 && is_continuation(from[1]) & is_continuation(from[2]) & is_continuation(from[3])) {
        length = 4;
        code = (lead & 0x07) << 18 | (from[1] & 0x3fu) << 12 | (from[2] & 0x3fu) << 6 | (from[3] & 0x3f);
        if (code < 0x10000 || !ff_is_code_point(code)) return FF_UTF_BAD;
    } else {
        return utf8_fault(from, n);
    }
    *c = code;
    *used = length;
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
