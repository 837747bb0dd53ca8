/* compiler/util/str.c -- the growable text buffer of str.h.
 * SPDX-License-Identifier: Apache-2.0 */
#include "compiler/util/str.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "compiler/diag/bug.h"

enum { FIRST_CAP = 64 };

/* Room for n more bytes and the NUL. */
static void reserve(ffc_str *s, size_t n)
{
    if (n > SIZE_MAX / 4 - s->n)
        ffc_out_of_memory(n);
    size_t wanted = s->n + n + 1;
    if (wanted <= s->cap)
        return;
    size_t cap = s->cap ? s->cap : FIRST_CAP;
    while (cap < wanted)
        cap *= 2;
    s->s = realloc(s->s, cap);
    if (!s->s)
        ffc_out_of_memory(cap);
    s->cap = cap;
}

void ffc_str_fini(ffc_str *s)
{
    free(s->s);
    *s = (ffc_str){0};
}

void ffc_str_clear(ffc_str *s)
{
    s->n = 0;
    if (s->s)
        s->s[0] = '\0';
}

const char *ffc_str_text(const ffc_str *s)
{
    return s->s ? s->s : "";
}

void ffc_str_bytes(ffc_str *s, const void *bytes, size_t n)
{
    reserve(s, n);
    if (n)
        memcpy(s->s + s->n, bytes, n);
    s->n += n;
    s->s[s->n] = '\0';
}

void ffc_str_char(ffc_str *s, char c)
{
    ffc_str_bytes(s, &c, 1);
}

void ffc_str_puts(ffc_str *s, const char *text)
{
    ffc_str_bytes(s, text, strlen(text));
}

/* Tries the room there is first: most appends are short, and then format only once. */
void ffc_str_vprintf(ffc_str *s, const char *fmt, va_list ap)
{
    va_list again;
    va_copy(again, ap);
    reserve(s, FIRST_CAP / 2);
    int n = vsnprintf(s->s + s->n, s->cap - s->n, fmt, ap);
    FFC_ASSERT(n >= 0);
    if ((size_t)n >= s->cap - s->n) {
        reserve(s, (size_t)n);
        vsnprintf(s->s + s->n, s->cap - s->n, fmt, again);
    }
    s->n += (size_t)n;
    va_end(again);
}

void ffc_str_printf(ffc_str *s, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    ffc_str_vprintf(s, fmt, ap);
    va_end(ap);
}
