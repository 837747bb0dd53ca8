/* compiler/diag/diag.c -- formats, counts and prints messages.
 * SPDX-License-Identifier: Apache-2.0 */
#include "compiler/diag/diag.h"

#include <stdarg.h>

void ffc_diag_init(ffc_diag *d, FILE *out)
{
    *d = (ffc_diag){.out = out, .max_errors = 100};
}

/* Names come from the input: control bytes would let a message forge lines of its own. */
static void put_clean(ffc_str *s, const char *bytes, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        unsigned char c = (unsigned char)bytes[i];
        if (c < 0x20 || c == 0x7f)
            ffc_str_printf(s, "\\x%02x", c);
        else
            ffc_str_char(s, (char)c);
    }
}

static void put_where(ffc_str *s, ffc_loc loc)
{
    bool in_function = loc.function != NULL;
    if (!in_function && loc.instr == FFC_NO_INSTR)
        return;
    ffc_str_puts(s, " [");
    if (in_function) {
        if (loc.module) {
            put_clean(s, loc.module->s, loc.module->n);
            ffc_str_char(s, ':');
        }
        put_clean(s, loc.function->s, loc.function->n);
        ffc_str_printf(s, "/%u", loc.arity);
    }
    if (loc.instr != FFC_NO_INSTR)
        ffc_str_printf(s, "%sinstr %u", in_function ? ", " : "", loc.instr);
    ffc_str_char(s, ']');
}

static void put_file(ffc_str *s, ffc_loc loc)
{
    if (!loc.file)
        ffc_str_puts(s, "fireflyc");
    else
        ffc_str_puts(s, loc.file);
    if (loc.line)
        ffc_str_printf(s, ":%u", loc.line);
}

__attribute__((format(printf, 4, 0)))
static void report(ffc_diag *d, ffc_loc loc, const char *severity, const char *fmt, va_list ap)
{
    ffc_str text = {0}, body = {0};
    put_file(&text, loc);
    ffc_str_printf(&text, ": %s: ", severity);
    ffc_str_vprintf(&body, fmt, ap);
    put_clean(&text, ffc_str_text(&body), body.n);
    put_where(&text, loc);
    ffc_str_char(&text, '\n');
    if (d->out)
        fwrite(text.s, 1, text.n, d->out);
    if (d->capture)
        ffc_str_bytes(d->capture, text.s, text.n);
    ffc_str_fini(&body);
    ffc_str_fini(&text);
}

bool ffc_error(ffc_diag *d, ffc_loc loc, const char *fmt, ...)
{
    va_list ap;
    d->errors++;
    if (d->max_errors && d->errors > d->max_errors)
        return false;
    va_start(ap, fmt);
    report(d, loc, "error", fmt, ap);
    va_end(ap);
    return false;
}

void ffc_warning(ffc_diag *d, ffc_loc loc, const char *fmt, ...)
{
    va_list ap;
    d->warnings++;
    va_start(ap, fmt);
    report(d, loc, "warning", fmt, ap);
    va_end(ap);
}

void ffc_note(ffc_diag *d, ffc_loc loc, const char *fmt, ...)
{
    va_list ap;
    if (d->max_errors && d->errors > d->max_errors)
        return;
    va_start(ap, fmt);
    report(d, loc, "note", fmt, ap);
    va_end(ap);
}
