/* compiler/diag/bug.c -- the last words before exit 70.
 * SPDX-License-Identifier: Apache-2.0 */
#include "compiler/diag/bug.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

_Noreturn void ffc_bug(const char *file, int line, const char *function, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    fprintf(stderr, "fireflyc: internal error: %s (%s:%d): ", function, file, line);
    vfprintf(stderr, fmt, ap);
    fputc('\n', stderr);
    va_end(ap);
    exit(FFC_EXIT_BUG);
}

_Noreturn void ffc_out_of_memory(size_t wanted_bytes)
{
    fprintf(stderr, "fireflyc: out of memory (%zu bytes wanted)\n", wanted_bytes);
    exit(FFC_EXIT_BUG);
}
