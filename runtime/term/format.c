/* runtime/term/format.c -- Text from a format and arguments.
 * SPDX-License-Identifier: Apache-2.0 */
#include "term/format.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

enum { DIGITS_MAX = 24 }; /* 64 bits in octal */

typedef struct text { char *out; size_t size, n; } text;

static void put(text *t, const char *bytes, size_t n)
{
    for (size_t i = 0; i < n; i++, t->n++)
        if (t->n + 1 < t->size) t->out[t->n] = bytes[i];
}

static void fill(text *t, char with, size_t n)
{
    while (n-- > 0) put(t, &with, 1);
}

/* What stands between % and the letter. */
typedef struct directive { bool zeros, has_precision; size_t width, precision; unsigned length; } directive;

static size_t number(const char **at, va_list *args)
{
    size_t n = 0;
    if (**at == '*') {
        ++*at;
        return (size_t)va_arg(*args, int);
    }
    for (; **at >= '0' && **at <= '9'; ++*at) n = 10 * n + (size_t)(**at - '0');
    return n;
}

static directive read_directive(const char **at, va_list *args)
{
    directive d = { 0 };
    d.zeros = **at == '0';
    *at += d.zeros;
    d.width = number(at, args);
    d.has_precision = **at == '.';
    if (d.has_precision) {
        ++*at;
        d.precision = number(at, args);
    }
    for (; **at == 'l' || **at == 'z'; ++*at) d.length += **at == 'l' ? sizeof(long) == 8 ? 2 : 1 : sizeof(size_t) == 8 ? 2 : 1;
    return d;
}

static void put_integer(text *t, directive d, uint64_t value, unsigned base, bool is_negative)
{
    char digits[DIGITS_MAX];
    size_t at = DIGITS_MAX;
    do digits[--at] = "0123456789abcdef"[value % base];
    while (value /= base);
    size_t n = DIGITS_MAX - at + is_negative, padding = d.width > n ? d.width - n : 0;
    if (!d.zeros) fill(t, ' ', padding);
    if (is_negative) fill(t, '-', 1);
    if (d.zeros) fill(t, '0', padding);
    put(t, digits + at, DIGITS_MAX - at);
}

static void put_string(text *t, directive d, const char *s)
{
    put(t, s, d.has_precision ? strnlen(s, d.precision) : strlen(s));
}

size_t ff_format_list(char *out, size_t size, const char *format, va_list given)
{
    text t = { out, size, 0 };
    va_list args;
    va_copy(args, given);
    for (const char *at = format; *at; at++) {
        if (*at != '%') {
            put(&t, at, 1);
            continue;
        }
        at++;
        directive d = read_directive(&at, &args);
        if (*at == 'd') {
            int64_t i = d.length > 1 ? va_arg(args, long long) : va_arg(args, int);
            put_integer(&t, d, i < 0 ? -(uint64_t)i : (uint64_t)i, 10, i < 0);
        } else if (*at == 'u' || *at == 'o' || *at == 'x') {
            uint64_t u = d.length > 1 ? va_arg(args, unsigned long long) : va_arg(args, unsigned);
            put_integer(&t, d, u, *at == 'u' ? 10 : *at == 'o' ? 8 : 16, false);
        } else if (*at == 's') {
            put_string(&t, d, va_arg(args, const char *));
        } else {
            fill(&t, *at == 'c' ? (char)va_arg(args, int) : '%', 1);
        }
    }
    va_end(args);
    if (size) out[t.n < size ? t.n : size - 1] = '\0';
    return t.n;
}

size_t ff_format(char *out, size_t size, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    size_t n = ff_format_list(out, size, format, args);
    va_end(args);
    return n;
}
