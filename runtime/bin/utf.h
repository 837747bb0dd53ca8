/* runtime/bin/utf.h -- One code point in UTF-8, UTF-16 or UTF-32, at a byte border.
 * Strict, as the bit syntax is: no surrogates, nothing above 16#10FFFF, no over-long forms.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FF_BIN_UTF_H
#define FF_BIN_UTF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

static inline bool ff_is_code_point(uint64_t c) { return c < 0xd800 || (c > 0xdfff && c <= 0x10ffff); }

/* Bytes that a code point takes. */
size_t ff_utf8_size(uint32_t c);
static inline size_t ff_utf16_size(uint32_t c) { return c < 0x10000 ? 2 : 4; }

/* Each writes c and returns how many bytes it took. */
size_t ff_utf8_put(uint8_t *to, uint32_t c);
size_t ff_utf16_put(uint8_t *to, uint32_t c, bool little);
size_t ff_utf32_put(uint8_t *to, uint32_t c, bool little);

typedef enum ff_utf_state { FF_UTF_OK, FF_UTF_SHORT, FF_UTF_BAD, FF_UTF__N } ff_utf_state;

/* Each reads one code point of at most n bytes and sets *used. SHORT: the bytes there are begin a valid one. */
ff_utf_state ff_utf8_get(const uint8_t *from, size_t n, uint32_t *c, size_t *used);
ff_utf_state ff_utf16_get(const uint8_t *from, size_t n, bool little, uint32_t *c, size_t *used);
ff_utf_state ff_utf32_get(const uint8_t *from, size_t n, bool little, uint32_t *c, size_t *used);

#endif
