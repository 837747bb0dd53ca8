/* compiler/util/utf8.c -- well-formedness of UTF-8 as the Unicode standard tables it.
 * SPDX-License-Identifier: Apache-2.0 */
#include "compiler/util/utf8.h"

/* Bytes in the sequence that `lead` starts, 0 if it starts none; *low..*high bound the second byte. */
static unsigned sequence(uint8_t lead, uint8_t *low, uint8_t *high)
{
    *low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    *high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    if (lead < 0x80) return 1;
    if (lead < 0xC2) return 0;
    if (lead < 0xE0) return 2;
    if (lead < 0xF0) return 3;
    return lead < 0xF5 ? 4 : 0;
}

bool ffc_utf8_check(const uint8_t *s, size_t n, size_t *chars)
{
    *chars = 0;
    for (size_t i = 0; i < n; ++*chars) {
        uint8_t low, high;
        unsigned len = sequence(s[i], &low, &high);
        if (len == 0 || len > n - i)
            return false;
        for (unsigned k = 1; k < len; k++, low = 0x80, high = 0xBF)
            if (s[i + k] < low || s[i + k] > high)
                return false;
        i += len;
    }
    return true;
}
