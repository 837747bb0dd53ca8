/* compiler/util/str.h -- a growable text buffer on malloc; always NUL-terminated once anything was appended.
 * May hold NUL bytes: n is the length. `ffc_str s = {0};` is empty and valid.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FFC_UTIL_STR_H
#define FFC_UTIL_STR_H

#include <stdarg.h>
#include <stddef.h>

typedef struct ffc_str {
    char *s;        /* NULL while nothing was appended; see ffc_str_text */
    size_t n, cap;
} ffc_str;

void ffc_str_fini(ffc_str *s);
void ffc_str_clear(ffc_str *s);               /* length 0, memory kept */
const char *ffc_str_text(const ffc_str *s);   /* borrows: "" when empty, dies at the next append */

void ffc_str_char(ffc_str *s, char c);
void ffc_str_bytes(ffc_str *s, const void *bytes, size_t n);
void ffc_str_puts(ffc_str *s, const char *text);
void ffc_str_printf(ffc_str *s, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
void ffc_str_vprintf(ffc_str *s, const char *fmt, va_list ap) __attribute__((format(printf, 2, 0)));

#endif
