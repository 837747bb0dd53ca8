/* targets/wasm/fprintf.c -- fprintf for the last words of libraries (mini-gmp's when memory ends): to standard error, whatever the
 * stream, without floats. For the flavours that are to be small; the C library's brings all of its streams.
 * SPDX-License-Identifier: Apache-2.0 */
#include <stdarg.h>
#include <stdio.h>
#include <unistd.h>

#include "term/format.h"

int fprintf(FILE *stream, const char *format, ...)
{
    char line[256];
    va_list args;
    (void)stream;
    va_start(args, format);
    size_t n = ff_format_list(line, sizeof line, format, args);
    va_end(args);
    return (int)write(STDERR_FILENO, line, n < sizeof line ? n : sizeof line - 1);
}
