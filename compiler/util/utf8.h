/* compiler/util/utf8.h -- is this text UTF-8, and how long is it.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FFC_UTIL_UTF8_H
#define FFC_UTIL_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* True if the bytes are well-formed UTF-8 (shortest forms only, no surrogates); *chars is then how many code points. */
bool ffc_utf8_check(const uint8_t *s, size_t n, size_t *chars);

#endif
