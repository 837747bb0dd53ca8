/* runtime/term/format.h -- printf without floats and locales: 1 KB instead of the 12 that the C library's takes in wasm.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FF_TERM_FORMAT_H
#define FF_TERM_FORMAT_H

#include <stdarg.h>
#include <stddef.h>

/* As snprintf: writes at most size bytes, NUL included, and returns the length that the whole text has. Knows %% %c %s %.*s and
 * %d %u %o %x with flag 0, a width (a number or *) and the lengths l, ll, z; PRIu64 and its like are among them. */
size_t ff_format(char *out, size_t size, const char *format, ...) __attribute__((format(printf, 3, 4)));
size_t ff_format_list(char *out, size_t size, const char *format, va_list args) __attribute__((format(printf, 3, 0)));

#endif
