/* compiler/driver/progress.c -- Rewrites the line with the terminal's own "erase to the end".
 * SPDX-License-Identifier: Apache-2.0 */
#include "compiler/driver/progress.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { NAME_CHARS = 60 };   /* leaves room for the counts in a narrow window */

void ffc_progress_init(ffc_progress *p)
{
    const char *term = getenv("TERM");
    *p = (ffc_progress){ .on = isatty(STDERR_FILENO) && term && strcmp(term, "dumb") != 0 };
}

void ffc_progress_show(const ffc_progress *p, const char *what)
{
    if (p->on)
        fprintf(stderr, "\r[%zu/%zu] %.*s\033[K", p->done, p->total, NAME_CHARS, what);
}

void ffc_progress_clear(const ffc_progress *p)
{
    if (p->on)
        fputs("\r\033[K", stderr);
}
